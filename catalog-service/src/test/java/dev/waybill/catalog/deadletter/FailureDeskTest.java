package dev.waybill.catalog.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.deadletter.memory.InMemoryDeadLetterBox;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryDeadLetterBox box = new InMemoryDeadLetterBox();
    private final InMemoryCatalogFiles files = new InMemoryCatalogFiles();
    private final Sent sent = new Sent();
    private final FailureDesk desk = new FailureDesk(box, sent, files, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aReplayIsSentAndThenWrittenDown() {
        DeadLetter letter = received(Letters.letter());
        DeadLetter replayed = desk.replay(letter.id(), "ops", "mended");
        assertThat(sent.log).containsExactly("again");
        assertThat(replayed.status()).isEqualTo(DeskStatus.REPLAYED);
        assertThat(replayed.history())
                .containsExactly(new Deed(Deed.REPLAYED, "ops", NOW, "mended", "sent as it came"));
        assertThat(desk.find(letter.id())).isEqualTo(replayed);
    }

    @Test
    void whatWasReplayedIsNotSentTwice() {
        DeadLetter letter = received(Letters.letter());
        DeadLetter replayed = desk.replay(letter.id(), "ops", null);
        assertThat(desk.replay(letter.id(), "others", null)).isEqualTo(replayed);
        assertThat(sent.log).hasSize(1);
        assertSettled(() -> desk.discard(letter.id(), "ops", null), "it was replayed");
    }

    @Test
    void whatWasDiscardedIsNotReplayed() {
        DeadLetter letter = received(Letters.letter());
        DeadLetter discarded = desk.discard(letter.id(), "ops", "noise");
        assertThat(discarded.history()).containsExactly(new Deed(Deed.DISCARDED, "ops", NOW, "noise", null));
        assertThat(desk.discard(letter.id(), "others", null)).isEqualTo(discarded);
        assertSettled(() -> desk.replay(letter.id(), "ops", null), "it was discarded");
        assertThat(sent.log).isEmpty();
    }

    @Test
    void aReplayThatKafkaDoesNotTakeLeavesTheLetterOpen() {
        DeadLetter letter = received(Letters.letter());
        sent.trouble = new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "away");
        assertThatThrownBy(() -> desk.replay(letter.id(), "ops", null)).hasMessage("away");
        assertThat(desk.find(letter.id())).isEqualTo(letter);
    }

    @Test
    void aReplayCountsAlthoughSomebodyDiscardedTheLetterMeanwhile() {
        DeadLetter letter = received(Letters.letter());
        sent.meanwhile = () -> desk.discard(letter.id(), "others", null);
        DeadLetter replayed = desk.replay(letter.id(), "ops", null);
        assertThat(replayed.status()).isEqualTo(DeskStatus.REPLAYED);
        assertThat(replayed.history()).extracting(Deed::by).containsExactly("others", "ops");
    }

    @Test
    void aFileGetsAnAttemptAboveAllThatTheCatalogKnows() {
        FileDetails file = Samples.file();
        sent.announced = new FileStaged(file, 1);
        assertThat(note(desk.replay(received(Letters.letter()).id(), "ops", null)))
                .isEqualTo("attempt 2 of file " + file.id());
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(file))
                .apply(Samples.event(new FileFailed(file, ErrorCode.KEY_TAKEN, "taken", 7)))));
        desk.replay(received(Letters.letter()).id(), "ops", null);
        assertThat(sent.log).containsExactly("attempt 2", "attempt 8");
    }

    @Test
    void whatWasDeletedIsNotReplayed() {
        FileDetails file = Samples.file();
        sent.announced = new FileStaged(file, 1);
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(file)).apply(Samples.deletionRequested(file))));
        DeadLetter letter = received(Letters.letter());
        assertThatThrownBy(() -> desk.replay(letter.id(), "ops", null))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_DELETED));
        assertThat(sent.log).isEmpty();
        assertThat(desk.find(letter.id())).isEqualTo(letter);
    }

    @Test
    void anAnnouncementThatComesAgainAfterTheDeletionIsNobodysWork() {
        FileDetails file = Samples.file();
        sent.announced = new FileStaged(file, 1);
        Origin origin = Letters.letter().origin();
        DeadLetter early = received(Letters.letter("BYTES_MISSING", origin, null));
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(file)).apply(Samples.deletionRequested(file))));
        DeadLetter late = received(Letters.letter("BYTES_MISSING", origin, null));
        DeadLetter another = received(Letters.letter("KEY_TAKEN", origin, null));
        assertThat(desk.find(late.id()).status()).isEqualTo(DeskStatus.DISCARDED);
        assertThat(desk.find(late.id()).history())
                .containsExactly(new Deed(Deed.DISCARDED, "catalog-service", NOW, "its file was deleted before", null));
        assertThat(List.of(early, another))
                .allSatisfy(open -> assertThat(desk.find(open.id())).isEqualTo(open));
    }

    @Test
    void whatCannotBeSentSaysWhy() {
        DeadLetter fromNowhere = received(Letters.letter("UNKNOWN", null, null));
        assertSettled(() -> desk.replay(fromNowhere.id(), "ops", null), "which topic");
        DeadLetter l = Letters.letter();
        DeadLetter large = received(new DeadLetter(
                l.id(), l.arrivedAt(), l.cause(), l.origin(), null, 3_000_000, true, null, l.status(), l.history(), 0));
        assertSettled(() -> desk.replay(large.id(), "ops", null), "waybill.files.v1-2 at 1099511627776");
    }

    @Test
    void whatFailsAgainIsToldOnceByTheLetterThatItWas() {
        DeadLetter letter = received(Letters.letter());
        desk.replay(letter.id(), "ops", null);
        DeadLetter next = Letters.letter("KEY_TAKEN", letter.origin(), letter.id());
        desk.receive(next, Letters.CONTENT);
        desk.receive(next, Letters.CONTENT);
        assertThat(desk.find(letter.id()).status()).isEqualTo(DeskStatus.REPLAYED);
        assertThat(desk.find(letter.id()).history().subList(1, 2))
                .containsExactly(new Deed(
                        Deed.FAILED_AGAIN,
                        "storage-worker",
                        next.arrivedAt(),
                        "KEY_TAKEN",
                        next.id().toString()));
        assertThat(desk.find(letter.id()).history()).hasSize(2);
        assertThat(desk.find(next.id()).replayOf()).isEqualTo(letter.id());
    }

    /** The header that names it comes from whoever writes to a topic. */
    @Test
    void aLetterThatCameAnotherWayTellsNothingOfTheOneThatItNames() {
        DeadLetter letter = received(Letters.letter());
        DeadLetter fromElsewhere = Letters.letter("BAD_EVENT", new Origin("waybill.inbox.v1", 0, 1), letter.id());
        DeadLetter ofAnother = Letters.keyed("another key");
        desk.receive(fromElsewhere, Letters.CONTENT);
        desk.receive(
                new DeadLetter(
                        ofAnother.id(),
                        ofAnother.arrivedAt(),
                        ofAnother.cause(),
                        ofAnother.origin(),
                        ofAnother.key(),
                        7,
                        false,
                        letter.id(),
                        DeskStatus.OPEN,
                        List.of(),
                        0),
                Letters.CONTENT);
        assertThat(desk.find(letter.id())).isEqualTo(letter);
        assertThat(box.list(new DeskQuery(null, null, null, null), 9)).hasSize(3);
    }

    @Test
    void anUnknownLetterIsNotFound() {
        DeadLetterId unknown = Letters.letter().id();
        assertThatThrownBy(() -> desk.replay(unknown, "ops", null))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DEAD_LETTER_NOT_FOUND));
    }

    private DeadLetter received(DeadLetter letter) {
        desk.receive(letter, Letters.CONTENT);
        return letter;
    }

    private static @Nullable String note(DeadLetter letter) {
        return letter.history().getLast().note();
    }

    private static void assertSettled(Runnable call, String why) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DEAD_LETTER_SETTLED));
    }

    private static final class Sent implements Replays {

        private final List<String> log = new ArrayList<>();
        private @Nullable FileStaged announced;
        private @Nullable WaybillException trouble;
        private Runnable meanwhile = () -> {};

        @Override
        public Optional<FileStaged> announcement(DeadLetter letter, Content content) {
            return Optional.ofNullable(announced);
        }

        @Override
        public void sendAgain(DeadLetter letter, Content content) {
            if (trouble != null) {
                throw trouble;
            }
            meanwhile.run();
            log.add("again");
        }

        @Override
        public void announceAgain(DeadLetter letter, Content content, int attempt) {
            log.add("attempt " + attempt);
        }
    }
}
