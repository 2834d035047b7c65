package dev.waybill.worker.store;

import dev.waybill.file.FileId;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Staging that can be read until {@link #end}. A put that a stop would cut off fails at its next read instead, and so aborts
 * the multipart upload that it began. Safe for use by many threads.
 */
public final class EndingStaging extends ForwardingStagingArea {

    private volatile boolean ended;

    public EndingStaging(StagingArea staging) {
        super(staging);
    }

    /** Every read fails from now on. */
    public void end() {
        ended = true;
    }

    private void requireTime() throws IOException {
        if (ended) {
            throw new IOException("the worker stops");
        }
    }

    @Override
    public Optional<StagedFile> find(FileId id) throws IOException {
        return super.find(id).map(Ending::new);
    }

    private final class Ending implements StagedFile {

        private final StagedFile file;

        Ending(StagedFile file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() throws IOException {
            return new BlockStream(file.open()) {
                @Override
                public int read(byte[] block, int offset, int length) throws IOException {
                    requireTime();
                    return super.read(block, offset, length);
                }
            };
        }

        @Override
        public Optional<BucketLocation> bucketLocation() {
            return file.bucketLocation();
        }
    }
}
