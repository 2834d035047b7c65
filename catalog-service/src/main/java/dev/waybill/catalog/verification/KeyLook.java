package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.Availability;
import dev.waybill.catalog.verification.Look.State;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a key: at the file that has it, at its staged bytes, at the object that lies there, in this order. */
final class KeyLook {

    private final CatalogFiles files;
    private final ObjectStores stores;
    private final Staged staged;
    private final Ages ages;
    private final ObjectReading reading;

    KeyLook(CatalogFiles files, ObjectStores stores, Staged staged, Ages ages, ObjectReading reading) {
        this.files = files;
        this.stores = stores;
        this.staged = staged;
        this.ages = ages;
        this.reading = reading;
    }

    /** As things are now, whatever was seen before. */
    Look again(ObjectKey key) {
        try {
            Optional<CatalogEntry> entry = files.findByKey(key);
            return entry.isPresent() ? look(entry.get(), true) : stray(key);
        } catch (WaybillException e) {
            return unreadable(key, null, e);
        }
    }

    /** @param listed whether an object may lie there, or whether a listing has said that none does */
    Look at(CatalogEntry entry, boolean listed) {
        try {
            return look(entry, listed);
        } catch (WaybillException e) {
            return unreadable(entry.details().key(), entry.id(), e);
        }
    }

    private Look look(CatalogEntry entry, boolean listed) {
        return switch (entry.status()) {
            case STORED -> stored(entry);
            case STAGED -> staged(entry, listed);
            case FAILED -> failed(entry, listed);
            case DELETING, DELETED -> listed ? gone(entry) : Look.of(State.GONE);
        };
    }

    private Look stored(CatalogEntry entry) {
        String bucket = Availability.requireStored(entry, stores);
        ObjectStore store = stores.named(bucket);
        Optional<StoredObject> object = store.find(entry.details().key());
        if (object.isEmpty()) {
            return difference(Kind.OBJECT_MISSING, entry, "stored in %s, and not there".formatted(bucket), null);
        }
        List<String> faults = ObjectJudge.faults(entry.details(), object.get(), store.encrypts());
        if (faults.isEmpty()) {
            faults = reading.faults(entry.details(), store);
        }
        return faults.isEmpty()
                ? Look.of(State.SAME)
                : difference(Kind.DIFFERENT, entry, String.join("; ", faults), null);
    }

    private Look staged(CatalogEntry entry, boolean listed) {
        boolean bytes = staged.has(entry.id());
        if (!bytes && !isOwnObjectThere(entry, listed)) {
            return difference(
                    Kind.BYTES_MISSING,
                    entry,
                    "staged, but its bytes are neither staged nor stored",
                    Remedy.ANNOUNCE_AGAIN);
        }
        Instant since = entry.standing().time();
        return ages.isLate(since)
                ? difference(
                        Kind.NOT_STORED,
                        entry,
                        "staged since %s, and neither stored nor failed".formatted(since),
                        Remedy.ANNOUNCE_AGAIN)
                : Look.of(State.ON_THE_WAY);
    }

    private boolean isOwnObjectThere(CatalogEntry entry, boolean listed) {
        return listed
                && stores.find(entry.details())
                        .filter(found -> found.object().isOf(entry.details()))
                        .isPresent();
    }

    /** Its bytes are kept so that it can be replayed; where the failure is that there are none, all is said. */
    private Look failed(CatalogEntry entry, boolean listed) {
        var failure = Objects.requireNonNull(entry.standing().failure(), "a failed file has a reason");
        if (isOwnObjectThere(entry, listed)) {
            return difference(
                    Kind.DIFFERENT, entry, "failed (%s), yet its object is there".formatted(failure.code()), null);
        }
        if (failure.code() != ErrorCode.BYTES_MISSING && !staged.has(entry.id())) {
            return difference(
                    Kind.BYTES_MISSING,
                    entry,
                    "failed (%s), and its bytes are not kept".formatted(failure.code()),
                    null);
        }
        return listed ? strayOr(entry, Look.of(State.GONE)) : Look.of(State.GONE);
    }

    private Look gone(CatalogEntry entry) {
        ObjectKey key = entry.details().key();
        Optional<StoredObject> object = stores.current().find(key);
        if (object.flatMap(StoredObject::fileId).filter(entry.id()::equals).isEmpty()) {
            return strayOr(entry, Look.of(State.GONE));
        }
        if (!ages.isLate(entry.standing().time())) {
            return Look.of(State.ON_THE_WAY);
        }
        return difference(
                Kind.DELETED_OBJECT,
                entry,
                "the file is %s, and its object is there".formatted(entry.status()),
                ages.isBeyondGrace(since(key)) ? Remedy.DELETE_OBJECT : null);
    }

    private Look strayOr(CatalogEntry entry, Look otherwise) {
        Optional<FileId> says = stores.current().find(entry.details().key()).flatMap(StoredObject::fileId);
        return says.isEmpty() || says.get().equals(entry.id())
                ? otherwise
                : stray(entry.details().key());
    }

    /** An object at a key that no file has, or not the one that the object says it is. */
    Look stray(ObjectKey key) {
        Optional<StoredObject> object = stores.current().find(key);
        Optional<FileId> says = object.flatMap(StoredObject::fileId);
        if (object.isEmpty() || says.isEmpty()) {
            return Look.of(object.isEmpty() ? State.GONE : State.NOT_OURS);
        }
        Optional<CatalogEntry> entry = files.findById(says.get());
        if (entry.isPresent()) {
            String detail = "says it is file %s, whose key is %s"
                    .formatted(says.get(), entry.get().details().key());
            return Look.of(new Line.Difference(Kind.OTHER_KEY, key.value(), says.get(), detail, null));
        }
        return Look.of(new Line.Difference(
                Kind.UNKNOWN_OBJECT,
                key.value(),
                says.get(),
                "says it is file %s, of which the catalog knows nothing".formatted(says.get()),
                ages.isBeyondGrace(since(key)) ? Remedy.DELETE_OBJECT : null));
    }

    /** When it was put there; now where it is gone already. */
    private Instant since(ObjectKey key) {
        return stores.current().listing().objects(key.value(), "", 1).stream()
                .filter(object -> object.key().equals(key.value()))
                .map(ListedObject::lastModified)
                .findFirst()
                .orElseGet(ages::now);
    }

    private static Look difference(Kind kind, CatalogEntry entry, String detail, @Nullable Remedy remedy) {
        return Look.of(new Line.Difference(kind, entry.details().key().value(), entry.id(), detail, remedy));
    }

    private static Look unreadable(ObjectKey key, @Nullable FileId id, WaybillException cause) {
        String detail = "%s: %s".formatted(cause.code(), cause.message());
        return Look.of(new Line.Difference(Kind.UNREADABLE, key.value(), id, detail, null));
    }
}
