package dev.waybill.catalog.migration.carry;

import dev.waybill.stream.BlockStream;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a second all threads of a run carry together. It can be changed while they are carrying. Safe for use by
 * many threads.
 */
public final class Bandwidth {

    /** The least that can be asked for, in bytes a second. */
    public static final long LEAST = 1024;

    /** Bucket4j counts no more than one a nanosecond, and no disk brings that. */
    private static final long MOST = 1_000_000_000;

    /** Of a second's bytes, how many one read takes at most: so soon does everybody notice another limit. */
    private static final int READS_A_SECOND = 32;

    private volatile @Nullable Limit limit;

    /** Without a limit. */
    public static Bandwidth unlimited() {
        return new Bandwidth();
    }

    /**
     * From now on.
     *
     * @param bytesPerSecond null for no limit; what is beyond a thousand million is none either
     * @throws IllegalArgumentException when it is less than {@link #LEAST}
     */
    public void limit(@Nullable Long bytesPerSecond) {
        if (bytesPerSecond == null || bytesPerSecond > MOST) {
            limit = null;
            return;
        }
        if (bytesPerSecond < LEAST) {
            throw new IllegalArgumentException("bandwidthLimit is at least %d bytes a second".formatted(LEAST));
        }
        limit = Limit.of(bytesPerSecond);
    }

    /** The same bytes, no faster than all who read through here may together. */
    public InputStream through(InputStream bytes) {
        return new Limited(bytes);
    }

    /** @param mostAtOnce of which the bucket holds as many, so that no burst is more than that */
    private record Limit(Bucket bucket, int mostAtOnce) {

        static Limit of(long bytesPerSecond) {
            int mostAtOnce = Math.toIntExact(bytesPerSecond / READS_A_SECOND);
            Bucket bucket = Bucket.builder()
                    .addLimit(rate -> rate.capacity(mostAtOnce)
                            .refillGreedy(bytesPerSecond, Duration.ofSeconds(1))
                            .initialTokens(0))
                    .build();
            return new Limit(bucket, mostAtOnce);
        }
    }

    private final class Limited extends BlockStream {

        Limited(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            Limit present = limit;
            if (present == null) {
                return super.read(block, offset, length);
            }
            int count = super.read(block, offset, Math.min(length, present.mostAtOnce()));
            if (count > 0) {
                await(present.bucket(), count);
            }
            return count;
        }

        private static void await(Bucket bucket, int count) throws InterruptedIOException {
            try {
                bucket.asBlocking().consume(count);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the bandwidth was used up");
            }
        }
    }
}
