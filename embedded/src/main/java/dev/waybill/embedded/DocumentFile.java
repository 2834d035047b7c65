package dev.waybill.embedded;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import org.jspecify.annotations.Nullable;

/** Opens the file that holds the documents, and first rewrites it where most of it is space to be reused. */
final class DocumentFile {

    /** Not worth a rewrite, which takes about a second for 50 MiB that are in use. */
    private static final long SMALL_BYTES = 64L << 20;

    private static final int SPARSE_PERCENT = 33;

    /** Small pages, since a commit writes whole ones: 4 KiB make 1.5 times the replaces of the usual 16. */
    private static final int PAGE_BYTES = 4 << 10;

    private static final int CACHE_MEBIBYTES = 64;

    /** @param file null for memory */
    static MVStore open(@Nullable Path file) {
        if (file == null) {
            return builder().open();
        }
        var name = file.toString();
        // What a kill in the middle of a rewrite left.
        MVStoreTool.compactCleanUp(name);
        var store = builder().fileName(name).open();
        if (isSparse(store)) {
            store.close();
            MVStoreTool.compact(name, false);
            store = builder().fileName(name).open();
        }
        return store;
    }

    /** Without a thread, a timer or a full buffer that commits on its own: a commit within a command could tear it. */
    private static MVStore.Builder builder() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MEBIBYTES);
    }

    private static boolean isSparse(MVStore store) {
        var file = store.getFileStore();
        var usedPercent = file.getFillRate() * file.getChunksFillRate() / 100;
        return file.size() > SMALL_BYTES && usedPercent < SPARSE_PERCENT;
    }

    private DocumentFile() {}
}
