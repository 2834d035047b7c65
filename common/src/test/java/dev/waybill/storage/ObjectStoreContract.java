package dev.waybill.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.SampleFiles;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ObjectStore} keeps to. */
public abstract class ObjectStoreContract {

    /** One byte more than two parts. */
    private static final int LARGE = 16 * 1024 * 1024 + 1;

    private static final byte[] CONTENT = "hello".getBytes(UTF_8);

    /** The store, empty at the start of each test. */
    protected abstract ObjectStore store();

    /** The same store as another process would see it. */
    protected abstract ObjectStore storeOfAnotherProcess();

    /** A file's bytes in the staging area that goes with this store. */
    protected abstract StagedFile staged(FileDetails file, byte[] content) throws IOException;

    /** Puts an object that is none of Waybill's. */
    protected abstract void putForeign(ObjectKey key, byte[] content) throws IOException;

    /** What a put of so many bytes comes to in this store. */
    protected PutOutcome outcomeOf(int size) {
        return PutOutcome.VERIFIED;
    }

    /** Whether the store keeps a SHA-256 of its own of so many bytes. */
    protected boolean keepsSha256(int size) {
        return true;
    }

    /** How many multipart uploads were begun and neither completed nor aborted. */
    protected int unfinishedUploads() {
        return 0;
    }

    protected static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    protected final byte[] stored(ObjectKey key) throws IOException {
        try (InputStream body = storeOfAnotherProcess().open(key)) {
            return body.readAllBytes();
        }
    }

    private PutOutcome put(FileDetails file, byte[] content) throws IOException {
        return store().putIfAbsent(file, staged(file, content));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, LARGE})
    void storesTheBytesAndSaysWhoseTheyAre(int size) throws IOException {
        byte[] content = random(size);
        FileDetails file = SampleFiles.withContent(content);

        assertThat(put(file, content)).isEqualTo(outcomeOf(size));

        StoredObject object = storeOfAnotherProcess().find(file.key()).orElseThrow();
        assertThat(object.key()).isEqualTo(file.key());
        assertThat(object.size()).isEqualTo(size);
        assertThat(object.fileType()).contains(file.fileType());
        assertThat(object.fileId()).contains(file.id());
        assertThat(object.claimedSha256()).contains(file.sha256());
        assertThat(object.aes256()).isEqualTo(store().encrypts());
        assertThat(object.archived()).isFalse();
        assertThat(object.isOf(file)).isTrue();
        assertThat(object.storeSha256().isPresent()).isEqualTo(keepsSha256(size));
        object.storeSha256().ifPresent(sha256 -> assertThat(sha256).isEqualTo(file.sha256()));
        assertThat(stored(file.key())).isEqualTo(content);
        assertThat(unfinishedUploads()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,4", "3,3", "7,9", "9,9", "8,30"})
    void readsARangeUpToTheObjectsEnd(int first, int last) throws IOException {
        byte[] content = "0123456789".getBytes(UTF_8);
        FileDetails file = SampleFiles.withContent(content);
        put(file, content);

        try (InputStream some = storeOfAnotherProcess().open(file.key(), new ByteRange(first, last))) {
            assertThat(some.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, first, Math.min(last, 9) + 1));
        }
    }

    @Test
    void readsNoRangeOfWhatIsNotThere() {
        assertFails(ErrorCode.NOT_FOUND, () -> store().open(new ObjectKey("uploads/nowhere"), new ByteRange(0, 1)));
    }

    /** As whoever has seen enough does; what is left of it is not waited for. */
    @Test
    void aStreamMayBeClosedBeforeItsEnd() throws IOException {
        byte[] content = random(LARGE);
        FileDetails file = SampleFiles.withContent(content);
        put(file, content);

        try (InputStream all = store().open(file.key())) {
            assertThat(all.read()).isEqualTo(content[0] & 0xFF);
            assertThat(all.readNBytes(1000)).isEqualTo(Arrays.copyOfRange(content, 1, 1001));
        }
        assertThat(stored(file.key())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"请求.pdf", "a\"b;c%20d😀.pdf", "=cmd|' /C calc'!A1.csv"})
    void takesAFileWhateverItsUploaderCalledIt(String name) throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT, name);

        put(file, CONTENT);

        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isTrue();
    }

    @Test
    void takesTheLongestName() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT, "请".repeat(1020) + ".pdf");

        put(file, CONTENT);

        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, LARGE})
    void leavesTheSameFileAsItIsTheSecondTime(int size) throws IOException {
        byte[] content = random(size);
        FileDetails file = SampleFiles.withContent(content);
        put(file, content);

        assertThat(put(file, content)).isEqualTo(PutOutcome.OCCUPIED);

        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isTrue();
        assertThat(unfinishedUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, LARGE})
    void leavesAnotherFilesObjectAsItIs(int size) throws IOException {
        byte[] content = random(size);
        FileDetails file = SampleFiles.withContent(content);
        FileDetails rival = SampleFiles.rivalOf(file, CONTENT);
        put(rival, CONTENT);

        assertThat(put(file, content)).isEqualTo(PutOutcome.OCCUPIED);

        assertThat(stored(file.key())).isEqualTo(CONTENT);
        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isFalse();
        assertThat(store().find(file.key()).orElseThrow().isOf(rival)).isTrue();
        assertThat(unfinishedUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, LARGE})
    void leavesAStrangersObjectAsItIs(int size) throws IOException {
        byte[] content = random(size);
        FileDetails file = SampleFiles.withContent(content);
        putForeign(file.key(), "a stranger's".getBytes(UTF_8));

        assertThat(put(file, content)).isEqualTo(PutOutcome.OCCUPIED);

        assertThat(stored(file.key())).asString(UTF_8).isEqualTo("a stranger's");
        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void letsOneOfSixteenWin(int size) throws Exception {
        byte[] content = random(size);
        FileDetails first = SampleFiles.withContent(content);
        var start = new CyclicBarrier(size > 1000 ? 4 : 16); // four large ones are memory enough
        List<Future<PutOutcome>> puts = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < start.getParties(); i++) {
                FileDetails rival = SampleFiles.rivalOf(first, content);
                StagedFile staged = staged(rival, content);
                puts.add(threads.submit(() -> {
                    start.await();
                    return store().putIfAbsent(rival, staged);
                }));
            }
        }

        assertDecided(size, puts);
        assertThat(stored(first.key())).isEqualTo(content);
        assertThat(unfinishedUploads()).isZero();
    }

    /** One won and the others lost, which they know. */
    protected void assertDecided(int size, List<Future<PutOutcome>> puts) throws Exception {
        List<PutOutcome> outcomes = new ArrayList<>();
        for (Future<PutOutcome> put : puts) {
            outcomes.add(put.get());
        }
        assertThat(outcomes).containsOnlyOnce(outcomeOf(size));
        assertThat(outcomes).filteredOn(PutOutcome.OCCUPIED::equals).hasSize(puts.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6, LARGE})
    void refusesStagedBytesOfAnotherSizeThanAnnounced(int size) throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);

        assertFails(ErrorCode.CHECKSUM_MISMATCH, () -> put(file, random(size)));

        assertThat(store().find(file.key())).isEmpty();
        assertThat(unfinishedUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, LARGE})
    void neverCallsOtherBytesThanAnnouncedVerified(int size) throws IOException {
        FileDetails file = SampleFiles.announced(size, Sha256.of(CONTENT));

        assertTellsApart(file, new byte[size]);

        assertThat(unfinishedUploads()).isZero();
    }

    /** Whatever the store made of the wrong ones, once it is deleted nothing of it is in the way. */
    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void storesTheRightBytesAfterOthers(int size) throws IOException {
        byte[] content = random(size);
        FileDetails file = SampleFiles.withContent(content);
        assertTellsApart(file, new byte[size]);
        store().delete(file.key());

        assertThat(put(file, content)).isEqualTo(outcomeOf(size));

        assertThat(stored(file.key())).isEqualTo(content);
    }

    /** The put fails at once and for good, and nothing is stored. */
    protected void assertTellsApart(FileDetails file, byte[] otherBytes) throws IOException {
        StagedFile staged = staged(file, otherBytes);
        assertFails(ErrorCode.CHECKSUM_MISMATCH, () -> store().putIfAbsent(file, staged));
        assertThat(store().find(file.key())).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIs() {
        ObjectKey nowhere = new ObjectKey("uploads/nowhere");

        assertThat(store().find(nowhere)).isEmpty();
        assertFails(ErrorCode.NOT_FOUND, () -> store().open(nowhere));
    }

    @Test
    void deletesAsOftenAsAsked() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file, CONTENT);

        store().delete(file.key());
        store().delete(file.key());

        assertThat(storeOfAnotherProcess().find(file.key())).isEmpty();
        assertThat(put(file, CONTENT)).isEqualTo(outcomeOf(CONTENT.length));
    }

    @Test
    void deletesAnObjectAsItWasFound() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file, CONTENT);

        store().delete(store().find(file.key()).orElseThrow());

        assertThat(storeOfAnotherProcess().find(file.key())).isEmpty();
    }

    /** By a worker that found it spoilt, and stood still while another put it again. */
    @Test
    void leavesWhatTookThePlaceOfWhatWasFound() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file, CONTENT);
        StoredObject found = changed(store().find(file.key()).orElseThrow());

        store().delete(found);

        assertThat(storeOfAnotherProcess().find(file.key())).isPresent();
    }

    private static StoredObject changed(StoredObject object) {
        return new StoredObject(
                object.key(),
                object.size() + 1,
                object.fileType(),
                object.fileId(),
                object.claimedSha256(),
                object.storeSha256(),
                object.aes256(),
                object.version(),
                object.archived());
    }

    @Test
    void keepsTwoKeysApartOfWhichOneIsAFolderOfTheOther() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file, CONTENT);

        assertThat(store().find(new ObjectKey(file.key() + "x"))).isEmpty();
        assertThat(store().find(new ObjectKey("uploads/agency_invoice"))).isEmpty();
    }

    /** A key that begins another's comes first, and a slash between a dot and a digit, as in S3. */
    @Test
    void listsInTheOrderOfKeysAPageAtATime() throws IOException {
        List<String> keys = List.of("m/a-b", "m/a.b/1", "m/a.b/2", "m/a/b/c", "m/a/d", "m/a0", "m/b", "n/a");
        for (String key : keys.reversed()) {
            putForeign(new ObjectKey(key), CONTENT);
        }
        for (int limit : new int[] {1, 3, 1000}) {
            assertThat(listed("", limit)).isEqualTo(keys);
            assertThat(listed("m/", limit)).isEqualTo(keys.subList(0, 7));
            assertThat(listed("m/a.", limit)).isEqualTo(keys.subList(1, 3));
            assertThat(listed("o/", limit)).isEmpty();
        }
        assertThat(store().listing().objects("m/", "m/a.b", 2))
                .extracting(ListedObject::key)
                .isEqualTo(keys.subList(1, 3));
    }

    private List<String> listed(String prefix, int limit) {
        ObjectListing listing = storeOfAnotherProcess().listing();
        List<String> keys = new ArrayList<>();
        List<ListedObject> page = listing.objects(prefix, "", limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.forEach(object -> keys.add(object.key()));
            page = listing.objects(prefix, keys.getLast(), limit);
        }
        return keys;
    }

    @Test
    void saysInAListingHowLargeAndHowOldAnObjectIs() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file, CONTENT);

        assertThat(storeOfAnotherProcess().listing().objects("uploads/", "", 10))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.objectKey()).contains(file.key());
                    assertThat(object.size()).isEqualTo(CONTENT.length);
                    assertThat(object.lastModified())
                            .isBetween(before, Instant.now().plusSeconds(2));
                });
    }

    /** What a killed process began under a key; of no meaning where there is nothing to begin. */
    protected void beginUpload(ObjectKey key) {}

    @Test
    void tellsOfUnfinishedUploadsAndAbortsThem() {
        Instant before = Instant.now().minusSeconds(2);
        beginUpload(new ObjectKey("uploads/a"));
        beginUpload(new ObjectKey("other/b"));
        int begun = unfinishedUploads();
        List<UnfinishedUpload> told = new ArrayList<>();

        store().listing().unfinishedUploads("uploads/", told::add);

        assertThat(told).hasSize(begun / 2).allSatisfy(upload -> {
            assertThat(upload.key()).isEqualTo("uploads/a");
            assertThat(upload.since()).isBetween(before, Instant.now().plusSeconds(2));
            store().listing().abort(upload);
            store().listing().abort(upload);
        });
        assertThat(unfinishedUploads()).isEqualTo(begun - told.size());
    }

    @Test
    void answersThatItIsThere() {
        assertThatNoException().isThrownBy(() -> store().check());
        assertThat(store().bucket()).isNotEmpty();
    }
}
