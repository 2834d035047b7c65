package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {

    private static final int COUNT = 4096;

    private final Bandwidth bandwidth = Bandwidth.unlimited();

    @Test
    void changesNoBytes() throws IOException {
        assertThat(read(Bytes.of(COUNT))).isEqualTo(Bytes.of(COUNT).content());
        bandwidth.limit(Long.MAX_VALUE);
        assertThat(read(Bytes.of(COUNT))).isEqualTo(Bytes.of(COUNT).content());
        bandwidth.limit(100_000L);
        assertThat(read(Bytes.of(COUNT))).isEqualTo(Bytes.of(COUNT).content());
    }

    @Test
    void comesInSmallPiecesSoThatAnotherLimitIsNoticedSoon() throws IOException {
        bandwidth.limit(64_000L);
        try (InputStream bytes = bandwidth.through(Bytes.of(COUNT).open())) {
            assertThat(bytes.read(new byte[COUNT])).isEqualTo(2000);
        }
    }

    /** The first reader has used up what there is; the other must wait for it. */
    @Test
    void isSharedByAllWhoReadThroughIt() throws Exception {
        bandwidth.limit(Bandwidth.LEAST);
        AtomicLong others = new AtomicLong();
        Thread reader = Thread.ofPlatform().start(() -> others.set(readOrStop(Bytes.of(1 << 20))));
        await().pollDelay(Duration.ZERO).until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        Thread second = Thread.ofPlatform().start(() -> readOrStop(Bytes.of(1 << 20)));
        await().pollDelay(Duration.ZERO).until(() -> second.getState() == Thread.State.TIMED_WAITING);

        bandwidth.limit(null);

        reader.join();
        second.join();
        assertThat(others).hasValue(1 << 20);
    }

    @Test
    void isGivenUpByWhoIsInterrupted() throws Exception {
        bandwidth.limit(Bandwidth.LEAST);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                read(Bytes.of(1 << 20));
            } catch (IOException e) {
                thrown.set(e);
            }
        });
        reader.interrupt();
        reader.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1023})
    void isNoLessThanSomething(long bytesPerSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bandwidth.limit(bytesPerSecond))
                .withMessageContaining("bandwidthLimit");
    }

    private long readOrStop(Bytes bytes) {
        try {
            return read(bytes).length;
        } catch (IOException e) {
            return -1;
        }
    }

    private byte[] read(Bytes bytes) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream limited = bandwidth.through(bytes.open())) {
            limited.transferTo(read);
        }
        return read.toByteArray();
    }
}
