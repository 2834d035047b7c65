package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.VerifiedPut;
import java.util.Optional;

/** Says of each file that is found what is to be done with it. Changes nothing. */
final class Planner {

    private final RunId run;
    private final CatalogFiles catalog;
    private final ObjectStore store;
    private final Ledger ledger;
    private final boolean looks;

    /** @param looks whether into the store too; whoever carries a file looks there right before */
    Planner(RunId run, CatalogFiles catalog, ObjectStore store, Ledger ledger, boolean looks) {
        this.run = run;
        this.catalog = catalog;
        this.store = store;
        this.ledger = ledger;
        this.looks = looks;
    }

    private Optional<StoredObject> object(Draft draft) {
        return looks ? store.find(draft.key()) : Optional.empty();
    }

    /** @throws WaybillException only where trying again may help */
    Entry plan(Source source, Found found) {
        return switch (found) {
            case Found.Unfit unfit ->
                Entry.refused(run, source.name(), unfit.path(), unfit.size(), unfit.code(), unfit.message());
            case Found.Fit fit -> planUnlessUnreadable(source, fit);
        };
    }

    private Entry planUnlessUnreadable(Source source, Found.Fit fit) {
        Entry planned = Entry.planned(run, source.name(), fit.path(), fit.size(), fit.draft(), fit.sha256());
        try {
            return fit.sha256() == null ? planNew(source, planned) : planMove(planned, fit.draft(), fit.sha256());
        } catch (WaybillException e) {
            if (Patience.helps(e)) {
                throw e;
            }
            return Entry.refused(run, source.name(), fit.path(), fit.size(), e.code(), e.message());
        }
    }

    private Entry planMove(Entry planned, Draft draft, Sha256 sha256) {
        return object(draft)
                .filter(object -> !object.isOf(draft.details(planned.size(), sha256)))
                .map(object -> planned.conflicting("another object lies at " + draft.key()))
                .orElse(planned);
    }

    private Entry planNew(Source source, Entry planned) {
        Draft draft = planned.required();
        Optional<CatalogEntry> known = catalog.findByKey(draft.key());
        if (known.isPresent()) {
            return known(source, planned, known.get());
        }
        return object(draft)
                .map(object -> occupied(source, planned, object))
                .orElseGet(() -> planned.with(named(draft, planned.path())));
    }

    private Entry known(Source source, Entry planned, CatalogEntry known) {
        var file = known.details();
        if (known.isGone()) {
            return planned.conflicting("a file with the key " + file.key() + " was deleted");
        }
        boolean hasBytes = file.size() == planned.size()
                && Originals.hash(source, planned.path()).equals(file.sha256());
        if (!hasBytes) {
            return planned.conflicting("file %s has the key %s and other bytes".formatted(file.id(), file.key()));
        }
        if (known.status() == FileStatus.FAILED) {
            return planned.conflicting(
                    "file %s has these bytes and has failed: see the failure desk".formatted(file.id()));
        }
        Entry same = planned.with(Draft.of(file));
        boolean isThere = known.status() == FileStatus.STORED
                && store.bucket().equals(known.standing().bucket());
        return isThere ? same.present(file.sha256(), "in the catalog already") : same;
    }

    /** Nothing of the catalog's: somebody put it there. */
    private Entry occupied(Source source, Entry planned, StoredObject object) {
        if (object.size() == planned.size()) {
            Sha256 ours = Originals.hash(source, planned.path());
            if (new VerifiedPut(store).hasBytes(planned.required().details(planned.size(), ours), object)) {
                return planned.foreign(ours);
            }
        }
        return planned.conflicting("another object lies at " + object.key());
    }

    /** Under its own name, or by its id where that is somebody else's (contract.md, section 3). */
    private Draft named(Draft draft, String path) {
        boolean taken = catalog.findByName(draft.filename()).isPresent() || !ledger.claim(run, draft.filename(), path);
        if (!taken) {
            return draft;
        }
        String last = draft.key().lastSegment();
        int dot = last.lastIndexOf('.');
        return draft.named(new FileName(draft.id() + (dot < 0 ? ".bin" : last.substring(dot))));
    }
}
