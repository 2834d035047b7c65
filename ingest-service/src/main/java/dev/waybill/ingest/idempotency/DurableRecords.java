package dev.waybill.ingest.idempotency;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Small records beside the staged files, shared by every ingest-service that stages there. Names are hexadecimal
 * digits. What a call that returned has written survives a kill.
 */
public interface DurableRecords {

    /** Writes a record unless there is one of that name. @return whether it was written; of several callers, one wins */
    boolean create(String name, byte[] content) throws IOException;

    /** The record as last written, or empty. */
    Optional<byte[]> read(String name) throws IOException;

    /** Writes a record in place of the one that is there. */
    void replace(String name, byte[] content) throws IOException;

    /** Removes a record. Removing what is not there is no error. */
    void delete(String name) throws IOException;

    /** Removes the records last written before a moment. @return how many */
    int sweep(Instant before) throws IOException;
}
