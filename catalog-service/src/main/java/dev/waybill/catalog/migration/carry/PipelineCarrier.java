package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Sha256;
import dev.waybill.staging.BodyTooLargeException;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stages files and announces them like an upload, for a worker to store. Nothing is staged that was announced before:
 * whether it was, the catalog says, and where the catalog may not have heard yet, the object at the key or bytes that are
 * staged already. So what is staged is always announced afterwards, and every announcement's bytes go in the end; if this is
 * cut off in between, by the next call, or by verification where none comes.
 */
final class PipelineCarrier implements Carrier {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_ATTEMPT = 1;

    private final Destination destination;
    private final StagingArea staging;
    private final Announcements announcements;
    private final CatchUp catchUp;
    private final StagingRoom room;
    private final Bandwidth bandwidth;
    private final Clock clock;

    PipelineCarrier(
            Destination destination,
            StagingArea staging,
            Announcements announcements,
            CatchUp catchUp,
            StagingRoom room,
            Bandwidth bandwidth,
            Clock clock) {
        this.destination = destination;
        this.staging = staging;
        this.announcements = announcements;
        this.catchUp = catchUp;
        this.room = room;
        this.bandwidth = bandwidth;
        this.clock = clock;
    }

    @Override
    public String bucket() {
        return destination.store().bucket();
    }

    /** It may wait for room in staging, see {@link StagingRoom}, and holds it when it returns or throws. */
    @Override
    public Carried carry(Draft draft, StagedFile bytes, @Nullable Sha256 known) {
        SourceBytes source = new SourceBytes(bytes, bandwidth);
        try {
            Optional<Carried> already = announced(draft, known).or(() -> occupied(draft, source, known));
            return already.isPresent() ? already.get() : stageAndTell(draft, source, known);
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staging: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaybillException(ErrorCode.INTERNAL, "interrupted while waiting for room in staging", e);
        }
    }

    /** What was announced before this process began takes room as long as nobody has stored it. */
    private Optional<Carried> announced(Draft draft, @Nullable Sha256 known) {
        Optional<CatalogEntry> entry = destination.entry(draft, known);
        entry.filter(it -> it.status() == FileStatus.STAGED)
                .ifPresent(it -> room.count(it.id(), it.details().size()));
        return entry.map(CatalogEntry::details).map(file -> new Carried(file, false));
    }

    /** An object of the file's own is there only if a worker has heard of it, and that says so until the catalog hears it. */
    private Optional<Carried> occupied(Draft draft, SourceBytes source, @Nullable Sha256 known) {
        Optional<CatalogEntry> rival = destination.rival(draft);
        Optional<StoredObject> object = destination.store().find(draft.key());
        Optional<Sha256> own =
                object.filter(it -> it.fileId().equals(Optional.of(draft.id()))).flatMap(StoredObject::claimedSha256);
        if (own.isPresent()) {
            Sha256 sha256 = SourceBytes.requireSame(own.get(), known);
            return Optional.of(new Carried(draft.details(source.size(), sha256), false));
        }
        if (rival.isEmpty() && object.isEmpty()) {
            return Optional.empty();
        }
        FileDetails file = draft.details(source.size(), source.hash(known));
        return Optional.of(
                rival.isPresent()
                        ? destination.present(file, rival.get())
                        : destination.present(file, object.orElseThrow()));
    }

    private Carried stageAndTell(Draft draft, SourceBytes source, @Nullable Sha256 known)
            throws IOException, InterruptedException {
        if (staging.find(draft.id()).isPresent()) {
            Optional<Carried> already = afterCatchingUp(draft, known);
            if (already.isPresent()) {
                return already.get();
            }
        }
        room.take(draft.id(), source.size());
        FileDetails file = draft.details(source.size(), stage(draft, source, known));
        String eventId = EventIds.following(file.id(), bucket(), FileStaged.class);
        announcements.publish(
                new EventEnvelope(eventId, clock.instant(), Announcements.SOURCE, new FileStaged(file, FIRST_ATTEMPT)));
        return new Carried(file, false);
    }

    /** Of bytes that lie there from before nobody here knows whether they were announced, and as what. */
    private Optional<Carried> afterCatchingUp(Draft draft, @Nullable Sha256 known) {
        if (!catchUp.await(PATIENCE)) {
            throw new WaybillException(
                    ErrorCode.CATALOG_UNAVAILABLE, "the catalog has not heard yet whether the file was announced");
        }
        return announced(draft, known);
    }

    /** Bytes that nobody was told of do not stay. */
    private Sha256 stage(Draft draft, SourceBytes source, @Nullable Sha256 known) throws IOException {
        try (InputStream body = source.open()) {
            StagedReceipt staged = staging.stage(draft.id(), body, source.size());
            return source.requireSame(staged, known);
        } catch (BodyTooLargeException e) {
            throw SourceBytes.changed();
        } catch (WaybillException e) {
            if (!e.code().retryable()) {
                staging.delete(draft.id());
            }
            throw e;
        }
    }
}
