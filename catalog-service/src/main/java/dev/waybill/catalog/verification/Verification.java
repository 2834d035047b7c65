package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Compares catalog, bucket and staging while files come and go: whatever differs is looked at once more by itself before
 * it is told. Holds up nobody; several may run at once. Memory does not grow with the number of files.
 */
public final class Verification {

    private final CatalogFiles files;
    private final ObjectStores stores;
    private final StagingArea staging;
    private final Prefixes prefixes;
    private final CatchUp catchUp;
    private final Redrive redrive;
    private final LongSupplier openDeadLetters;
    private final Clock clock;

    Verification(
            CatalogFiles files,
            ObjectStores stores,
            StagingArea staging,
            Prefixes prefixes,
            CatchUp catchUp,
            Redrive redrive,
            LongSupplier openDeadLetters,
            Clock clock) {
        this.files = files;
        this.stores = stores;
        this.staging = staging;
        this.prefixes = prefixes;
        this.catchUp = catchUp;
        this.redrive = redrive;
        this.openDeadLetters = openDeadLetters;
        this.clock = clock;
    }

    /**
     * Returns once all has been compared, and put right where that was asked for.
     *
     * @param told what is found, as it is found, but for the summary; an exception of its own ends the run
     * @throws dev.waybill.error.WaybillException when the catalog or the bucket cannot be listed
     */
    public Line.Summary run(VerificationRequest request, Consumer<Line> told) {
        Staged staged = Staged.of(staging);
        Ages ages = new Ages(clock, request.grace());
        Tally tally = new Tally();
        Repairs repairs = new Repairs(new Certainty(catchUp, openDeadLetters, request.force()), tally, told);
        try (Findings findings = new Findings(request, tally, repairs, catchUp, told)) {
            new KeyPass(files, stores, staged, ages, redrive, findings).run(request.download(), prefixes);
            new StagedPass(files, stores, staged, ages, findings).run();
            new UploadPass(stores.current().listing(), ages, findings).run(prefixes);
        }
        if (request.repair() == VerificationRequest.RepairMode.APPLY) {
            repairs.run();
        }
        return tally.summary(request.repair() != VerificationRequest.RepairMode.NONE, staged.leftOut());
    }
}
