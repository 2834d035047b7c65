package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.reference.AddressBook;
import dev.waybill.event.FileRelocated;
import dev.waybill.file.FileDetails;
import dev.waybill.storage.ObjectStores;
import java.util.Optional;

/** Where a run's files are found, before and after. */
final class Addresses implements AddressBook {

    private final RunId run;
    private final Ledger ledger;
    private final String bucket;
    private final Relocations relocations;

    Addresses(RunId run, Ledger ledger, String bucket, Relocations relocations) {
        this.run = run;
        this.ledger = ledger;
        this.bucket = bucket;
        this.relocations = relocations;
    }

    @Override
    public Optional<Answer> find(String path) {
        return ledger.find(run, path).map(entry -> new Answer(entry.address()));
    }

    /** The same as it will be once what is planned is stored. */
    AddressBook asPlanned() {
        return path -> ledger.find(run, path)
                .map(entry -> new Answer(
                        entry.state() == EntryState.PLANNED
                                ? Draft.address(entry.required().filename())
                                : entry.address()));
    }

    /** Tells of a file that is stored now. A move was told of when it was made, and says so by being known already. */
    void tell(Entry entry, FileDetails file) {
        if (entry.sha256() == null) {
            relocations.tell(
                    run, new FileRelocated(file, null, bucket, "/" + entry.path(), Draft.address(file.filename())));
        }
    }

    /** Tells that a file that was moved is to be served from where it was. */
    void tellBack(Entry entry, FileDetails file) {
        relocations.tell(
                run,
                new FileRelocated(
                        file, bucket, ObjectStores.LOCAL, Draft.address(file.filename()), "/" + entry.path()));
    }
}
