package dev.waybill.ingest.upload.web;

import dev.waybill.ingest.collection.Collection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one route takes.
 *
 * @param collection where its files go, or null when only the form says
 * @param part what the file's part is called in a form
 * @param patience how long its answer waits for the file to be stored unless the sender says otherwise
 */
record Route(@Nullable Collection collection, String part, Duration patience) {

    private static final String FILE = "file";

    /** A route whose answer does not wait. */
    static Route to(@Nullable Collection collection) {
        return new Route(collection, FILE, Duration.ZERO);
    }

    Route waiting(Duration longest) {
        return new Route(collection, part, longest);
    }

    Route withPart(String name) {
        return new Route(collection, name, patience);
    }
}
