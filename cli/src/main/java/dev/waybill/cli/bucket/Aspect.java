package dev.waybill.cli.bucket;

/** One side of a bucket. */
public interface Aspect {

    /** What people call it. */
    String title();

    /** Looks, and changes nothing. Throws nothing. */
    Look look();

    /** Sets it as it should be, keeping what others set. Throws nothing. @return what it is now */
    Look mend();
}
