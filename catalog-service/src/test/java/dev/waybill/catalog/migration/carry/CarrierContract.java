package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Carrier} does. */
abstract class CarrierContract {

    final Heard heard = new Heard();
    final Draft draft = Draft.of(Samples.file());
    final Bytes bytes = Bytes.of(5000);

    abstract Carrier carrier();

    /** Where files end up. */
    abstract ObjectStore store();

    /** Puts an object there that says nothing of Waybill. */
    abstract void putForeign(ObjectKey key, byte[] content);

    /** Everybody else does what there is to do, and the catalog hears of it. */
    abstract void settle() throws IOException;

    /** Whatever happened: nothing may lie anywhere that belongs to no file. */
    abstract void nothingIsLeftOver() throws IOException;

    abstract void close();

    @AfterEach
    void leavesNothing() throws IOException {
        nothingIsLeftOver();
        close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5000, 9 * 1024 * 1024})
    void bringsAFileToItsKey(int size) throws IOException {
        Bytes content = Bytes.of(size);

        Carried carried = carrier().carry(draft, content, null);
        settle();

        FileDetails file = draft.details(size, Sha256.of(content.content()));
        assertThat(carried).isEqualTo(new Carried(file, false));
        assertStored(file, content);
    }

    @Test
    void bringsOneThatIsKnownToHashToWhatItHashesTo() throws IOException {
        assertThat(carrier().carry(draft, bytes, sha256()).present()).isFalse();
        settle();
        assertStored(file(), bytes);
    }

    @Test
    void doesNothingTwice() throws IOException {
        Carrier carrier = carrier();
        Carried first = carrier.carry(draft, bytes, null);
        assertThat(carrier.carry(draft, bytes, null)).isEqualTo(first);
        settle();
        List<String> told = heard.ids();

        assertThat(carrier.carry(draft, bytes, null)).isEqualTo(first);
        assertThat(carrier().carry(draft, bytes, sha256())).isEqualTo(first);
        settle();

        assertThat(heard.ids()).isEqualTo(told);
        assertStored(file(), bytes);
    }

    @Test
    void doesItAgainWhereNobodyAcknowledgedIt() throws IOException {
        heard.away = true;
        assertRefused(draft, bytes, null, ErrorCode.KAFKA_UNAVAILABLE);
        heard.away = false;

        assertThat(carrier().carry(draft, bytes, null).present()).isFalse();
        settle();

        assertStored(file(), bytes);
    }

    @Test
    void ofManyAtOnceMakesOneObject() throws Exception {
        Carrier carrier = carrier();
        Callable<Carried> attempt = () -> carrier.carry(draft, bytes, null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Carried> carried :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(8).toList())) {
                assertThat(carried.get().file()).isEqualTo(file());
            }
        }
        settle();
        assertStored(file(), bytes);
    }

    @Test
    void refusesBytesThatHashToSomethingElse() {
        assertRefused(draft, bytes, Sha256.of(new byte[1]), ErrorCode.CHECKSUM_MISMATCH);
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(ints = {4999, 5001})
    void refusesBytesThatBecomeMoreOrFewerWhileTheyAreRead(int announced) {
        StagedFile changing = new Changed(bytes.content(), announced);
        assertRefused(draft, changing, null, ErrorCode.CHECKSUM_MISMATCH);
        assertNothingHappened();
    }

    @Test
    void saysWhatCannotBeRead() {
        assertRefused(draft, new Unreadable(false), null, ErrorCode.SOURCE_UNREADABLE);
        assertRefused(draft, new Unreadable(true), null, ErrorCode.SOURCE_UNREADABLE);
        assertRefused(draft, new Unreadable(true), sha256(), ErrorCode.SOURCE_UNREADABLE);
        assertNothingHappened();
    }

    @Test
    void leavesOtherBytesThatLieAtTheKey() throws IOException {
        byte[] others = Bytes.of(7).content();
        putForeign(draft.key(), others);

        assertRefused(draft, bytes, null, ErrorCode.KEY_TAKEN);

        assertThat(contentAt(draft.key())).isEqualTo(others);
        assertThat(heard.events).isEmpty();
    }

    @Test
    void leavesOtherBytesOfTheSameSizeThatLieAtTheKey() throws IOException {
        byte[] others = bytes.content().clone();
        others[4321] ^= 1;
        putForeign(draft.key(), others);

        assertRefused(draft, bytes, null, ErrorCode.KEY_TAKEN);

        assertThat(contentAt(draft.key())).isEqualTo(others);
    }

    @Test
    void tellsTheVerySameBytesApartFromAConflict() throws IOException {
        putForeign(draft.key(), bytes.content());

        assertThat(carrier().carry(draft, bytes, null)).isEqualTo(new Carried(file(), true));

        assertThat(heard.events).isEmpty();
        assertThat(store().find(draft.key()).orElseThrow().fileId()).isEmpty();
    }

    @Test
    void takesNoKeyThatAnotherFileHasInTheCatalog() {
        FileDetails another = Samples.at(draft.key());
        heard.hear(Samples.stored(another, store().bucket()));
        assertRefused(draft, bytes, null, ErrorCode.KEY_TAKEN);
        heard.hear(Samples.deleted(another));
        assertRefused(draft, bytes, null, ErrorCode.KEY_TAKEN);
        assertNothingHappened();
    }

    @Test
    void takesNoNameThatAnotherFileHasInTheCatalog() {
        FileDetails another = Samples.file();
        heard.hear(Samples.stored(another, store().bucket()));
        assertRefused(draft.named(another.filename()), bytes, null, ErrorCode.KEY_TAKEN);
        assertNothingHappened();
    }

    @Test
    void findsAnotherFileOfTheSameBytesPresent() {
        FileDetails another = Draft.of(Samples.at(draft.key())).details(bytes.size(), sha256());
        heard.hear(Samples.stored(another, store().bucket()));
        assertThat(carrier().carry(draft, bytes, null).present()).isTrue();
        assertNothingHappened();
    }

    @Test
    void bringsBackNothingThatWasDeleted() {
        heard.hear(Samples.deleted(file()));
        assertRefused(draft, bytes, null, ErrorCode.FILE_DELETED);
        assertNothingHappened();
    }

    final FileDetails file() {
        return draft.details(bytes.size(), sha256());
    }

    final Sha256 sha256() {
        return Sha256.of(bytes.content());
    }

    final byte[] contentAt(ObjectKey key) throws IOException {
        try (InputStream content = store().open(key)) {
            return content.readAllBytes();
        }
    }

    final void assertStored(FileDetails file, Bytes content) throws IOException {
        assertThat(contentAt(file.key())).isEqualTo(content.content());
        assertThat(store().find(file.key()).orElseThrow().isOf(file)).isTrue();
        assertThat(heard.entry(file.id()).details()).isEqualTo(file);
        assertThat(heard.entry(file.id()).status()).isEqualTo(FileStatus.STORED);
        assertThat(heard.entry(file.id()).standing().bucket()).isEqualTo(store().bucket());
        assertThat(heard.events).extracting(EventEnvelope::source).startsWith(Announcements.SOURCE);
    }

    final void assertNothingHappened() {
        assertThat(heard.events).isEmpty();
        assertThat(store().find(draft.key())).isEmpty();
    }

    final void assertRefused(Draft draft, StagedFile bytes, @Nullable Sha256 known, ErrorCode code) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> carrier().carry(draft, bytes, known))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Has said another size before it is read. */
    private record Changed(byte[] content, long size) implements StagedFile {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    /** @param opens whether it breaks off only once it is read */
    private record Unreadable(boolean opens) implements StagedFile {

        @Override
        public long size() {
            return 5000;
        }

        @Override
        public InputStream open() throws IOException {
            if (!opens) {
                throw new IOException("permission denied");
            }
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("input/output error");
                }
            };
        }
    }
}
