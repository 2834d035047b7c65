package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at every file that a run says is stored: there, its size, its SHA-256, encrypted. */
final class Inspection {

    private static final int BATCH = 200;

    private final RunId run;
    private final ObjectStore store;
    private final Ledger ledger;
    private final Watch watch;
    private final Patience patience;
    private final RunLog log;
    private long sound;
    private long unsound;

    Inspection(RunId run, ObjectStore store, Ledger ledger, Watch watch, RunLog log) {
        this.run = run;
        this.store = store;
        this.ledger = ledger;
        this.watch = watch;
        this.patience = new Patience(watch);
        this.log = log;
    }

    /** @return whether all of them are as they should be */
    boolean inspect() {
        List<Entry> batch = new ArrayList<>(BATCH);
        try (Crew crew = new Crew()) {
            ledger.each(run, null, entry -> {
                if (entry.isThere()) {
                    batch.add(entry);
                }
                if (batch.size() == BATCH) {
                    inspect(batch, crew);
                    batch.clear();
                }
            });
            inspect(batch, crew);
        }
        return unsound == 0;
    }

    private void inspect(List<Entry> batch, Crew crew) {
        watch.require();
        List<Entry> looked = crew.map(batch, entry -> patience.call(() -> entry.verified(problem(entry))));
        patience.run(() -> ledger.save(looked));
        for (Entry entry : looked) {
            if (Boolean.TRUE.equals(entry.verified())) {
                sound++;
            } else {
                unsound++;
                log.file(entry);
            }
        }
        watch.update(now -> now.with(new Progress.Verified(sound, unsound)));
    }

    /** Null where there is none. */
    private @Nullable String problem(Entry entry) {
        Optional<StoredObject> found = store.find(entry.required().key());
        if (found.isEmpty()) {
            return "nothing lies at " + entry.required().key();
        }
        StoredObject object = found.get();
        Optional<Sha256> digest = object.storeSha256().or(object::claimedSha256);
        if (!digest.equals(Optional.ofNullable(entry.sha256()))) {
            return "the object has SHA-256 %s, not %s"
                    .formatted(digest.map(Sha256::hex).orElse("unknown"), entry.sha256());
        }
        return store.encrypts() && !object.aes256() ? "the object is not encrypted with AES256" : null;
    }
}
