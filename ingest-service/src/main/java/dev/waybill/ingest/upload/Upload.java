package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.budget.Reservation;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.idempotency.Claim;
import dev.waybill.ingest.outcome.Outcomes.Waiter;
import dev.waybill.staging.BodyTooLargeException;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.type.TypeDetection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One upload: its body is staged, then it is announced. Closed before that, it leaves nothing behind. For use by one
 * thread.
 */
public final class Upload implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private final Uploads uploads;
    private final UploadHeaders headers;
    private final Reservation room;
    private final Optional<Claim> claim;
    private final FileId id;
    private final Instant moment;
    private final boolean isReplay;
    private final long started = System.nanoTime();

    private @Nullable StagedBody staged;
    private boolean stagingTried;
    private boolean announcing;
    private boolean holding = true;

    Upload(Uploads uploads, UploadHeaders headers, Reservation room, Optional<Claim> claim) {
        this.uploads = uploads;
        this.headers = headers;
        this.room = room;
        this.claim = claim;
        this.id = claim.map(Claim::id).orElseGet(FileId::next);
        this.moment = claim.map(Claim::moment).orElseGet(uploads.time::next);
        this.isReplay = claim.flatMap(Claim::file).isPresent();
    }

    /**
     * Stages the body. Only hashes it when the file was taken in before under the same Idempotency-Key.
     *
     * @param collection where it is to go, or null when that is not known yet
     * @throws WaybillException FILE_TOO_LARGE, TYPE_NOT_ALLOWED, STAGING_FULL and the like
     */
    public void stage(OriginalFilename name, InputStream body, @Nullable Collection collection) {
        long limit = collection == null ? uploads.collections.largestLimit() : collection.maxSize();
        try {
            BufferedInputStream incoming =
                    new BufferedInputStream(new IncomingBody(body, room, uploads.settings.grace()), TypeDetection.HEAD);
            byte[] head = peek(incoming);
            if (collection != null) {
                uploads.types.detectFor(collection, head, name);
            }
            staged = new StagedBody(takeIn(incoming, limit), name, head);
        } catch (BodyTooLargeException e) {
            throw tooLarge(limit);
        } catch (BrokenBodyException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "the body broke off", e);
        } catch (IOException e) {
            throw Uploads.stagingUnavailable(e);
        }
    }

    /** The id that the file will have. */
    public FileId id() {
        return id;
    }

    private static byte[] peek(BufferedInputStream incoming) throws IOException {
        incoming.mark(TypeDetection.HEAD);
        byte[] head = incoming.readNBytes(TypeDetection.HEAD);
        incoming.reset();
        return head;
    }

    private StagedReceipt takeIn(InputStream body, long limit) throws IOException {
        if (before().isPresent()) {
            MeasuredBody measured = new MeasuredBody(body, limit);
            measured.transferTo(OutputStream.nullOutputStream());
            return measured.receipt();
        }
        stagingTried = true;
        StagedReceipt receipt = uploads.staging.stage(id, body, limit);
        room.staged(receipt.size());
        return receipt;
    }

    private WaybillException tooLarge(long limit) {
        return new WaybillException(
                ErrorCode.FILE_TOO_LARGE,
                "the file has more than the %d bytes that are allowed".formatted(limit),
                Map.of("max_file_size", limit));
    }

    private Optional<FileDetails> before() {
        return claim.flatMap(Claim::file);
    }

    /**
     * Announces what was staged. Returns once Kafka has acknowledged it and, where the sender asked for it, the file is
     * stored or the time is over.
     *
     * @throws WaybillException ACCESS_DENIED, CHECKSUM_MISMATCH, IDEMPOTENCY_MISMATCH, KAFKA_UNAVAILABLE and the like; nothing is kept
     */
    public Accepted complete(UploadTarget target) {
        StagedBody body = staged;
        if (body == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "there is no file in the request");
        }
        headers.caller().requireWrite(target.owner());
        body.requireDigest(headers.digest());
        return isReplay ? replay(target, body) : accept(target, body);
    }

    private Accepted accept(UploadTarget target, StagedBody body) {
        FileDetails file = body.describe(id, moment, target, headers.caller().subject(), uploads.types);
        try (Waiter waiter = uploads.outcomes.expect(id)) {
            remember(file);
            announce(file);
            accepted(file);
            return await(file, waiter);
        }
    }

    /**
     * The answer of before, for a document whose bytes would have to be fetched; empty when the body is needed, be it only
     * to tell whether it is the same one. Where there was an answer, nothing is left to be done.
     *
     * @param origin stands for where the document is and for its name
     * @throws WaybillException ACCESS_DENIED, IDEMPOTENCY_MISMATCH, KAFKA_UNAVAILABLE and the like
     */
    public Optional<Accepted> repeat(UploadTarget target, Sha256 origin) {
        if (!isReplay) {
            claim.ifPresent(held -> held.fetchedFrom(origin));
            return Optional.empty();
        }
        headers.caller().requireWrite(target.owner());
        FileDetails file = before().orElseThrow();
        Optional<Sha256> known = claim.flatMap(Claim::origin);
        if (known.isEmpty() && headers.digest().isEmpty()) {
            return Optional.empty();
        }
        if (!known.orElse(origin).equals(origin)) {
            throw StagedBody.anotherFile();
        }
        StagedBody.requireSame(file, target, headers.digest().orElse(file.sha256()));
        return Optional.of(announceAgain(file));
    }

    private Accepted replay(UploadTarget target, StagedBody body) {
        FileDetails file = before().orElseThrow();
        StagedBody.requireSame(file, target, body.receipt().sha256());
        return announceAgain(file);
    }

    /** Only while its bytes wait: once they are gone, the first announcement was heard. */
    private Accepted announceAgain(FileDetails file) {
        try (Waiter waiter = uploads.outcomes.expect(id)) {
            boolean waiting = isStaged();
            if (waiting) {
                announce(file);
            }
            accepted(file);
            return waiting ? await(file, waiter) : staged(file);
        }
    }

    private boolean isStaged() {
        try {
            return uploads.staging.find(id).isPresent();
        } catch (IOException e) {
            throw Uploads.stagingUnavailable(e);
        }
    }

    private void accepted(FileDetails file) {
        log.atInfo()
                .addKeyValue("file.id", id)
                .addKeyValue("size", file.size())
                .addKeyValue("replayed", isReplay)
                .log("accepted {}", file.key());
        uploads.metrics.accepted(file, isReplay, elapsed());
        letGo(); // who waits for the outcome holds up no other upload
    }

    private void remember(FileDetails file) {
        if (claim.isPresent()) {
            try {
                claim.get().remember(file);
            } catch (IOException e) {
                throw Uploads.stagingUnavailable(e);
            }
        }
    }

    /**
     * Under an Idempotency-Key a file that Kafka did not acknowledge stays as it is, and the next try announces it again:
     * it may have been acknowledged to an earlier one. Without a key nobody can come back for it.
     */
    private void announce(FileDetails file) {
        announcing = true; // from here on the bytes may be spoken for
        try {
            uploads.announcements.announce(file);
        } catch (WaybillException e) {
            if (claim.isEmpty()) {
                uploads.announcements.withdraw(file);
            }
            throw e;
        }
    }

    private Accepted await(FileDetails file, Waiter waiter) {
        if (headers.patience().isZero()) {
            return staged(file);
        }
        return waiter.await(headers.patience())
                .map(outcome -> new Accepted(file, statusAfter(outcome.event()), outcome.time()))
                .orElseGet(() -> staged(file));
    }

    private static Accepted staged(FileDetails file) {
        return new Accepted(file, FileStatus.STAGED, file.createdAt());
    }

    private static FileStatus statusAfter(FileEvent event) {
        return switch (event) {
            case FileEvent.Command command -> FileStatus.STAGED;
            case FileStored stored -> FileStatus.STORED;
            case FileRelocated relocated -> FileStatus.STORED;
            case FileFailed failed -> FileStatus.FAILED;
            case FileDeleted deleted -> FileStatus.DELETED;
        };
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        try {
            if (!announcing && !isReplay) {
                if (forgetClaim()) {
                    deleteStaged();
                }
            }
        } finally {
            letGo();
        }
    }

    /** Makes room for others. Doing it twice is no error. */
    private void letGo() {
        if (holding) {
            holding = false;
            claim.ifPresent(Claim::close);
            room.close();
            uploads.end();
        }
    }

    /** False where the bytes may be another process's by now: they stay. */
    private boolean forgetClaim() {
        try {
            return claim.isEmpty() || claim.get().forget();
        } catch (IOException e) {
            log.warn("an idempotency record stays behind: {}", e.getMessage());
            return false;
        }
    }

    /** Also what an earlier try under the same key had staged and never remembered. */
    private void deleteStaged() {
        if (stagingTried || claim.isPresent()) {
            try {
                uploads.staging.delete(id);
            } catch (IOException e) {
                log.warn("staged bytes of the refused upload {} stay behind: {}", id, e.getMessage());
            }
        }
    }
}
