package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.migration.reference.References;
import dev.waybill.error.WaybillException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on a run, from the phase in which it is to its end. It may be cut off at any point and called again, by whichever process: what
 * was done is in the ledger, or found to be done. Only one process works on a run at a time, if that can be had; two would do nothing
 * twice.
 */
public final class Engine {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final Runs runs;
    private final Ledger ledger;
    private final Outfitter outfitter;
    private final CatalogFiles catalog;
    private final References references;
    private final Relocations relocations;
    private final RunLog story;
    private final Clock clock;

    public Engine(
            Runs runs,
            Ledger ledger,
            Outfitter outfitter,
            CatalogFiles catalog,
            References references,
            Relocations relocations,
            RunLog story,
            Clock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.outfitter = outfitter;
        this.catalog = catalog;
        this.references = references;
        this.relocations = relocations;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Returns when the run has ended, or somebody paused it, or this thread is interrupted.
     *
     * @throws WaybillException {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE}: call again later
     */
    public void work(RunId id) {
        Run run = runs.require(id);
        if (run.isActive() && run.control() == Control.RUN) {
            work(run);
        } else {
            endIfAborted(id);
        }
    }

    private void work(Run run) {
        story.run(run);
        try (Outfit outfit = outfitter.outfit(run)) {
            workWith(outfit, run);
        } catch (StoppedException e) {
            endIfAborted(run.id());
        } catch (WaybillException e) {
            if (e.code().retryable()) {
                throw e;
            }
            end(run.id(), run.phase() == Phase.PREFLIGHT ? Phase.FAILED_PREFLIGHT : Phase.ABORTED, e.message());
        } catch (RuntimeException e) {
            log.error("migration {} ends: this is a mistake of ours", run.id(), e);
            end(run.id(), Phase.ABORTED, "internal error; the server's log has the cause");
        }
    }

    private void endIfAborted(RunId id) {
        Run run = runs.require(id);
        if (run.isActive() && run.control() == Control.ABORTING) {
            end(id, Phase.ABORTED, "aborted");
        }
    }

    private void workWith(Outfit outfit, Run run) {
        for (Run now = run; now.isActive(); ) {
            Phase next;
            try (Watch watch = new Watch(runs, now, clock)) {
                next = new Stage(now, outfit, ledger, catalog, references, relocations, watch, story).perform();
            }
            now = next.isActive() ? go(now.id(), next) : end(now.id(), next, null);
        }
    }

    private Run go(RunId id, Phase next) {
        Run run = runs.change(id, present -> requireActive(present).in(next, clock.instant()));
        story.run(run);
        return run;
    }

    private Run end(RunId id, Phase how, @Nullable String why) {
        Run run = runs.change(id, present -> requireActive(present).ended(how, why, clock.instant()));
        log.info("migration {} is {}", id, how);
        story.run(run);
        return run;
    }

    /** Another process, which took this one for dead, may have ended it. */
    private static Run requireActive(Run run) {
        if (!run.isActive()) {
            throw new StoppedException();
        }
        return run;
    }
}
