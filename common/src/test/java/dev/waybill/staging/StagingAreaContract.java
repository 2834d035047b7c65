package dev.waybill.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link StagingArea} keeps to. */
public abstract class StagingAreaContract {

    private static final byte[] CONTENT = "hello".getBytes(UTF_8);
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** Larger than what any adapter takes at once. */
    private static final int LARGE = 17 * 1024 * 1024 + 1;

    private final FileId id = FileId.next();

    /** The area, empty at the start of each test. */
    protected abstract StagingArea area() throws IOException;

    /** The same area as another process would see it. */
    protected abstract StagingArea areaOfAnotherProcess() throws IOException;

    /**
     * Leaves behind what a process that was killed while staging leaves.
     *
     * @return how many things {@link StagingArea#sweep} will find
     */
    protected abstract int killWhileStaging(FileId id) throws IOException;

    private StagedReceipt stage(FileId file, byte[] content) throws IOException {
        return area().stage(file, new ByteArrayInputStream(content), NO_LIMIT);
    }

    private byte[] staged(FileId file) throws IOException {
        try (InputStream body = areaOfAnotherProcess().find(file).orElseThrow().open()) {
            return body.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static InputStream breakingOffAfter(byte[] start) {
        return new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the caller went away");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 65_536, 8 * 1024 * 1024 - 1, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, LARGE})
    void giveAReceiptForWhatWasStagedAndGiveItBackToAnyProcess(int size) throws IOException {
        byte[] content = random(size);

        StagedReceipt receipt = stage(id, content);

        assertThat(receipt).isEqualTo(new StagedReceipt(size, Sha256.of(content)));
        assertThat(areaOfAnotherProcess().find(id).orElseThrow().size()).isEqualTo(size);
        assertThat(staged(id)).isEqualTo(content);
    }

    @Test
    void areReadAsOftenAsNeedBe() throws IOException {
        stage(id, CONTENT);
        StagedFile file = area().find(id).orElseThrow();

        for (int i = 0; i < 3; i++) {
            try (InputStream body = file.open()) {
                assertThat(body.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }

    @Test
    void takeABodyThatComesInSmallPieces() throws IOException {
        InputStream slow = new ByteArrayInputStream(random(100_000)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 999));
            }
        };

        assertThat(area().stage(id, slow, NO_LIMIT).size()).isEqualTo(100_000);
        assertThat(staged(id)).isEqualTo(random(100_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8 * 1024 * 1024, LARGE})
    void takeExactlyTheLimit(int limit) throws IOException {
        assertThat(area().stage(id, new ByteArrayInputStream(random(limit)), limit)
                        .size())
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8 * 1024 * 1024, LARGE})
    void refuseOneByteMoreAndKeepNothing(int limit) throws IOException {
        var body = new ByteArrayInputStream(random(limit + 1));

        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> area().stage(id, body, limit))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(limit));

        assertThat(area().find(id)).isEmpty();
        assertThat(area().usage()).isEqualTo(StagingUsage.EMPTY);
        assertThat(area().sweep(Duration.ofMinutes(-1))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, LARGE})
    void keepNothingOfABodyThatBreaksOff(int after) throws IOException {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> area().stage(id, breakingOffAfter(random(after)), NO_LIMIT))
                .withMessage("the caller went away");

        assertThat(areaOfAnotherProcess().find(id)).isEmpty();
        assertThat(area().usage()).isEqualTo(StagingUsage.EMPTY);
        assertThat(area().sweep(Duration.ofMinutes(-1))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, LARGE})
    void areReplacedWhenTheSameIdIsStagedAgain(int size) throws IOException {
        stage(id, CONTENT);
        stage(id, random(size));

        assertThat(staged(id)).isEqualTo(random(size));
        assertThat(area().usage().files()).isEqualTo(1);
    }

    @Test
    void areNotFoundWhereThereAreNone() throws IOException {
        assertThat(area().find(id)).isEmpty();
    }

    @Test
    void areDeletedAsOftenAsAsked() throws IOException {
        stage(id, CONTENT);

        area().delete(id);
        area().delete(id);

        assertThat(area().find(id)).isEmpty();
        assertThat(area().usage()).isEqualTo(StagingUsage.EMPTY);
    }

    @Test
    void areCounted() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        stage(id, CONTENT);
        stage(FileId.next(), new byte[0]);
        stage(FileId.next(), random(1000));
        killWhileStaging(FileId.next());

        StagingUsage usage = areaOfAnotherProcess() == area()
                ? area().usage()
                : areaOfAnotherProcess().usage();

        assertThat(usage.files()).isEqualTo(3);
        assertThat(usage.bytes()).isEqualTo(1005);
        assertThat(usage.oldest()).isBetween(before, Instant.now().plusSeconds(2));
    }

    @Test
    void areToldOfOneByOne() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        FileId empty = FileId.next();
        stage(id, CONTENT);
        stage(empty, new byte[0]);
        killWhileStaging(FileId.next());
        List<StagedBytes> told = new ArrayList<>();

        areaOfAnotherProcess().list(told::add);

        assertThat(told)
                .extracting(StagedBytes::id, StagedBytes::size)
                .containsExactlyInAnyOrder(tuple(id, (long) CONTENT.length), tuple(empty, 0L));
        assertThat(told)
                .allSatisfy(each ->
                        assertThat(each.since()).isBetween(before, Instant.now().plusSeconds(2)));
    }

    @Test
    void areCountedAsNoneAtFirst() throws IOException {
        assertThat(area().usage()).isEqualTo(StagingUsage.EMPTY);
    }

    @Test
    void areSweptOfOldLeftoversOnly() throws IOException {
        stage(id, CONTENT);
        int leftovers = killWhileStaging(FileId.next());

        assertThat(area().find(FileId.next())).isEmpty();
        assertThat(area().sweep(Duration.ofHours(1))).isZero();
        assertThat(area().sweep(Duration.ofMinutes(-1))).isEqualTo(leftovers);
        assertThat(area().sweep(Duration.ofMinutes(-1))).isZero();
        assertThat(staged(id)).isEqualTo(CONTENT);
    }

    @Test
    void areStagedByManyAtOnce() throws Exception {
        StagingArea area = area();
        List<FileId> ids = IntStream.range(0, 32).mapToObj(i -> FileId.next()).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (FileId file : ids) {
                threads.submit(() -> area.stage(
                        file, new ByteArrayInputStream(file.toString().getBytes(UTF_8)), 36));
            }
        }

        for (FileId file : ids) {
            assertThat(staged(file)).asString(UTF_8).isEqualTo(file.toString());
        }
        assertThat(area.usage().files()).isEqualTo(32);
    }

    @Test
    void areOneOfThoseThatWereStagedUnderTheSameIdAtOnce() throws Exception {
        StagingArea area = area();
        List<Future<StagedReceipt>> receipts = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                byte[] content = random(300_000 + i);
                receipts.add(threads.submit(() -> area.stage(id, new ByteArrayInputStream(content), NO_LIMIT)));
            }
        }

        byte[] winner = staged(id);
        for (Future<StagedReceipt> receipt : receipts) {
            assertThat(receipt.get().size()).isBetween(300_000L, 300_007L);
        }
        assertThat(winner).isEqualTo(random(winner.length));
        assertThat(area.usage().files()).isEqualTo(1);
    }
}
