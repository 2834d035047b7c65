package dev.waybill.catalog.deadletter;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileStaged;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes dead letters in, and replays or discards them. A replay is acknowledged by Kafka before it is written down: who is
 * cut off in between does it once more, and the workers do nothing twice.
 */
public final class FailureDesk {

    private static final Logger log = LoggerFactory.getLogger(FailureDesk.class);
    private static final int MAX_TRIES = 20;

    private final DeadLetterBox box;
    private final Replays replays;
    private final CatalogFiles files;
    private final Clock clock;

    public FailureDesk(DeadLetterBox box, Replays replays, CatalogFiles files, Clock clock) {
        this.box = box;
        this.replays = replays;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Returns once the letter is kept, and the one that it was before tells of it. It may be repeated. A letter that there
     * is nothing to do about, since its file was deleted before it came, is kept as discarded.
     */
    public void receive(DeadLetter letter, Content content) {
        box.add(
                missesWhatWasDeleted(letter, content) ? letter.with(DeskStatus.DISCARDED, needless()) : letter,
                content);
        DeadLetterId before = letter.replayOf();
        if (before != null) {
            Deed deed = new Deed(
                    Deed.FAILED_AGAIN,
                    letter.cause().service(),
                    letter.arrivedAt(),
                    letter.cause().code(),
                    letter.id().toString());
            box.find(before)
                    .filter(letter::follows)
                    .ifPresent(replayed -> change(replayed, present -> present.noted(deed)));
        }
    }

    /**
     * Returns once the record is back on its topic and the letter says so. One that was replayed stays as it is: if it
     * failed again, it did so as another letter.
     *
     * @throws WaybillException {@link ErrorCode#DEAD_LETTER_SETTLED} when it was discarded, or there is nothing to send,
     *     {@link ErrorCode#FILE_DELETED} when its file was deleted, {@link ErrorCode#KAFKA_UNAVAILABLE} when nothing was
     *     acknowledged; the letter is as before then
     */
    public DeadLetter replay(DeadLetterId id, String by, @Nullable String reason) {
        DeadLetter letter = find(id);
        return switch (letter.status()) {
            case REPLAYED -> letter;
            case DISCARDED -> throw settled("it was discarded");
            case OPEN -> replay(letter, by, reason);
        };
    }

    /**
     * Returns once the letter says that nothing more comes of it. Staged bytes stay: they go when the file is deleted.
     *
     * @throws WaybillException {@link ErrorCode#DEAD_LETTER_SETTLED} when it was replayed
     */
    public DeadLetter discard(DeadLetterId id, String by, @Nullable String reason) {
        return change(find(id), letter -> switch (letter.status()) {
            case DISCARDED -> letter;
            case REPLAYED -> throw settled("it was replayed");
            case OPEN -> letter.with(DeskStatus.DISCARDED, new Deed(Deed.DISCARDED, by, clock.instant(), reason, null));
        });
    }

    /** @throws WaybillException {@link ErrorCode#DEAD_LETTER_NOT_FOUND} when there is no such letter */
    public DeadLetter find(DeadLetterId id) {
        return box.find(id)
                .orElseThrow(() ->
                        new WaybillException(ErrorCode.DEAD_LETTER_NOT_FOUND, "there is no dead letter of that id"));
    }

    /** An announcement that is delivered once more after the deletion finds no bytes, nor should it. */
    private boolean missesWhatWasDeleted(DeadLetter letter, Content content) {
        return ErrorCode.BYTES_MISSING.name().equals(letter.cause().code())
                && replays.announcement(letter, content)
                        .flatMap(announced -> files.findById(announced.id()))
                        .filter(CatalogEntry::isGone)
                        .isPresent();
    }

    private Deed needless() {
        return new Deed(Deed.DISCARDED, "catalog-service", clock.instant(), "its file was deleted before", null);
    }

    private DeadLetter replay(DeadLetter letter, String by, @Nullable String reason) {
        requireSendable(letter);
        String note = send(letter, box.content(letter.id()));
        log.info("dead letter {} replayed by {}: {}", letter.id(), by, note);
        Deed deed = new Deed(Deed.REPLAYED, by, clock.instant(), reason, note);
        // It is so by now, whatever others did meanwhile.
        return change(
                letter,
                present -> present.status() == DeskStatus.REPLAYED ? present : present.with(DeskStatus.REPLAYED, deed));
    }

    private static void requireSendable(DeadLetter letter) {
        if (letter.origin() == null) {
            throw settled("it does not say which topic it came from");
        }
        if (letter.leftOut()) {
            throw settled("its %d bytes were too large to keep; they lie at %s still"
                    .formatted(letter.size(), letter.origin()));
        }
    }

    /** What was sent, in words. */
    private String send(DeadLetter letter, Content content) {
        Optional<FileStaged> announced = replays.announcement(letter, content);
        if (announced.isEmpty()) {
            replays.sendAgain(letter, content);
            return "sent as it came";
        }
        int attempt = 1 + latestAttempt(announced.get());
        replays.announceAgain(letter, content, attempt);
        return "attempt %d of file %s".formatted(attempt, announced.get().id());
    }

    /** Above all that the catalog has heard of, so that it shows the file staged again, whichever letter is replayed. */
    private int latestAttempt(FileStaged announced) {
        return files.findById(announced.id())
                .map(FileLookup::requirePresent)
                .map(CatalogEntry::standing)
                .map(standing -> Math.max(standing.attempt(), announced.attempt()))
                .orElse(announced.attempt());
    }

    private DeadLetter change(DeadLetter found, UnaryOperator<DeadLetter> change) {
        DeadLetter present = found;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            DeadLetter changed = change.apply(present);
            if (changed.equals(present) || box.save(changed)) {
                return changed;
            }
            present = find(found.id());
        }
        throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "the dead letter changes faster than it can be kept");
    }

    private static WaybillException settled(String why) {
        return new WaybillException(ErrorCode.DEAD_LETTER_SETTLED, why);
    }
}
