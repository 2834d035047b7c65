package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.Availability;
import dev.waybill.catalog.verification.Look.State;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedBytes;
import dev.waybill.storage.ObjectStores;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at staged bytes: whether somebody still needs them. */
final class StagedLook {

    private final CatalogFiles files;
    private final ObjectStores stores;
    private final Staged staged;
    private final Ages ages;

    StagedLook(CatalogFiles files, ObjectStores stores, Staged staged, Ages ages) {
        this.files = files;
        this.stores = stores;
        this.staged = staged;
        this.ages = ages;
    }

    /** As things are now, whatever was seen before. */
    Look again(StagedBytes bytes) {
        try {
            Optional<CatalogEntry> entry = files.findById(bytes.id());
            return staged.find(bytes.id()).isEmpty() ? Look.of(State.GONE) : at(bytes, entry);
        } catch (WaybillException e) {
            return unreadable(bytes, e);
        }
    }

    /** @param entry of the file that they are staged for, empty where the catalog has none */
    Look at(StagedBytes bytes, Optional<CatalogEntry> entry) {
        try {
            return entry.map(known -> known(bytes, known)).orElseGet(() -> unknown(bytes));
        } catch (WaybillException e) {
            return unreadable(bytes, e);
        }
    }

    private static Look unreadable(StagedBytes bytes, WaybillException cause) {
        String detail = "%s: %s".formatted(cause.code(), cause.message());
        return Look.of(new Line.Difference(Kind.UNREADABLE, path(bytes), bytes.id(), detail, null));
    }

    private Look known(StagedBytes bytes, CatalogEntry entry) {
        Instant since = entry.standing().time();
        return switch (entry.status()) {
            case STAGED, FAILED -> needed(bytes, entry);
            case STORED -> ages.isSettled(since) ? left(entry, isWhole(entry)) : Look.of(State.ON_THE_WAY);
            case DELETING -> ages.isLate(since) ? left(entry, false) : Look.of(State.ON_THE_WAY);
            case DELETED -> ages.isSettled(since) ? left(entry, true) : Look.of(State.ON_THE_WAY);
        };
    }

    private static Look needed(StagedBytes bytes, CatalogEntry entry) {
        long announced = entry.details().size();
        return bytes.size() == announced || entry.standing().failure() != null
                ? Look.of(State.GONE)
                : difference(
                        Kind.DIFFERENT,
                        entry,
                        "staged are %d bytes, announced were %d".formatted(bytes.size(), announced),
                        null);
    }

    private static Look left(CatalogEntry entry, boolean superfluous) {
        return difference(
                Kind.LEFT_STAGED,
                entry,
                "the file is %s, and its bytes are still staged".formatted(entry.status()),
                superfluous ? Remedy.DELETE_STAGED : null);
    }

    /** Whether the object can do without them: otherwise they are all that is left of the file. */
    private boolean isWhole(CatalogEntry entry) {
        var store = stores.named(Availability.requireStored(entry, stores));
        return store.find(entry.details().key())
                .filter(object -> ObjectJudge.faults(entry.details(), object, store.encrypts())
                        .isEmpty())
                .isPresent();
    }

    private Look unknown(StagedBytes bytes) {
        if (!ages.isSettled(bytes.since())) {
            return Look.of(State.ON_THE_WAY);
        }
        return Look.of(new Line.Difference(
                Kind.UNKNOWN_STAGED,
                path(bytes),
                bytes.id(),
                "staged since %s, and the catalog knows nothing of it".formatted(bytes.since()),
                ages.isBeyondGrace(bytes.since()) ? Remedy.DELETE_STAGED : null));
    }

    static String path(StagedBytes bytes) {
        return "staging:" + bytes.id();
    }

    private static Look difference(Kind kind, CatalogEntry entry, String detail, @Nullable Remedy remedy) {
        return Look.of(new Line.Difference(kind, entry.details().key().value(), entry.id(), detail, remedy));
    }
}
