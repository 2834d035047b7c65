package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts files at their keys itself, by the worker's own protocol, and tells of it: a file that is new to the catalog is
 * stored, one that it knows is relocated. Told again, it is the same event, so that this may be cut off anywhere.
 */
final class DirectCarrier implements Carrier {

    private final Destination destination;
    private final Addresses addresses;
    private final Announcements announcements;
    private final Bandwidth bandwidth;
    private final Clock clock;

    DirectCarrier(
            Destination destination,
            Addresses addresses,
            Announcements announcements,
            Bandwidth bandwidth,
            Clock clock) {
        this.destination = destination;
        this.addresses = addresses;
        this.announcements = announcements;
        this.bandwidth = bandwidth;
        this.clock = clock;
    }

    /** By what addresses objects are found. */
    interface Addresses {

        /** @param bucket as the services' settings have it, null where the file was in none yet */
        String before(@Nullable String bucket, ObjectKey key);

        String now(ObjectKey key);
    }

    @Override
    public String bucket() {
        return destination.store().bucket();
    }

    @Override
    public Carried carry(Draft draft, StagedFile bytes, @Nullable Sha256 known) {
        SourceBytes source = new SourceBytes(bytes, bandwidth);
        Optional<CatalogEntry> entry = destination.entry(draft, known);
        if (entry.isPresent()) {
            return isThere(entry.get()) ? new Carried(entry.get().details(), false) : move(entry.get(), source);
        }
        Optional<CatalogEntry> rival = destination.rival(draft);
        FileDetails file = draft.details(source.size(), known != null ? known : source.hash(null));
        return rival.isPresent() ? destination.present(file, rival.get()) : bring(file, source);
    }

    private boolean isThere(CatalogEntry entry) {
        return entry.status() == FileStatus.STORED
                && bucket().equals(entry.standing().bucket());
    }

    private Carried bring(FileDetails file, SourceBytes source) {
        return put(file, source).orElseGet(() -> {
            String eventId = EventIds.following(file.id(), bucket(), FileStored.class);
            return told(file, eventId, new FileStored(file, bucket()));
        });
    }

    /** What follows is told as a consequence of what made the file stand as it does: once, however often, until it is moved again. */
    private Carried move(CatalogEntry entry, SourceBytes source) {
        FileDetails file = entry.details();
        return put(file, source).orElseGet(() -> {
            String from = entry.standing().bucket();
            String cause = entry.standing().eventId() + "\n" + bucket();
            FileRelocated moved = new FileRelocated(
                    file, from, bucket(), addresses.before(from, file.key()), addresses.now(file.key()));
            return told(file, EventIds.following(file.id(), cause, FileRelocated.class), moved);
        });
    }

    /** @return empty when the file's own object is there; what to say where somebody else's is that has the same bytes */
    private Optional<Carried> put(FileDetails file, SourceBytes source) {
        try {
            destination.puts().put(file, source);
            return Optional.empty();
        } catch (WaybillException e) {
            return switch (e.code()) {
                case KEY_TAKEN -> Optional.of(destination.present(file, found(file, e)));
                case CHECKSUM_MISMATCH -> throw SourceBytes.changed();
                default -> throw e;
            };
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.SOURCE_UNREADABLE, "the file cannot be read", e);
        }
    }

    private StoredObject found(FileDetails file, WaybillException taken) {
        return destination.store().find(file.key()).orElseThrow(() -> taken);
    }

    /** A file that was deleted meanwhile leaves nothing where perhaps nobody but this run gets at. */
    private Carried told(FileDetails file, String eventId, FileEvent event) {
        if (destination.isGone(file.id())) {
            destination
                    .store()
                    .find(file.key())
                    .filter(object -> object.isOf(file))
                    .ifPresent(destination.store()::delete);
            throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted meanwhile");
        }
        announcements.publish(new EventEnvelope(eventId, clock.instant(), Announcements.SOURCE, event));
        return new Carried(file, false);
    }
}
