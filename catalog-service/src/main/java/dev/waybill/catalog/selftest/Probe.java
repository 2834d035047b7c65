package dev.waybill.catalog.selftest;

/** One run against a store. Closing it removes whatever it left there, and throws nothing. Not for several threads. */
public interface Probe extends AutoCloseable {

    /** Performs one check; whatever goes wrong is a finding. */
    Finding perform(Check check);

    @Override
    void close();
}
