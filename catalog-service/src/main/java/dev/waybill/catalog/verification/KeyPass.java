package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.catalog.verification.Look.State;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares the catalog with the bucket, key by key. */
final class KeyPass {

    private static final int CHUNK = 200;

    private final CatalogFiles files;
    private final ObjectStores stores;
    private final Staged staged;
    private final Ages ages;
    private final Redrive redrive;
    private final Findings findings;

    KeyPass(CatalogFiles files, ObjectStores stores, Staged staged, Ages ages, Redrive redrive, Findings findings) {
        this.files = files;
        this.stores = stores;
        this.staged = staged;
        this.ages = ages;
        this.redrive = redrive;
        this.findings = findings;
    }

    void run(boolean download, Prefixes prefixes) {
        ObjectStore store = stores.current();
        KeyLook look = new KeyLook(files, stores, staged, ages, download ? ObjectReading.WHOLE : ObjectReading.NONE);
        SideBySide pairs = new SideBySide(files, store.listing(), prefixes);
        while (pairs.hasNext()) {
            List<Pair> chunk = new ArrayList<>();
            while (pairs.hasNext() && chunk.size() < CHUNK) {
                chunk.add(pairs.next());
            }
            compare(look, chunk);
        }
    }

    private void compare(KeyLook look, List<Pair> chunk) {
        chunk.forEach(findings.tally()::count);
        List<Look> looks = findings.look(chunk, pair -> first(look, pair), pair -> look.again(key(pair)));
        for (int i = 0; i < looks.size(); i++) {
            tell(look, chunk.get(i), looks.get(i));
        }
        boolean nothingSeen =
                looks.stream().allMatch(each -> each.differences().stream().anyMatch(d -> d.kind() == Kind.UNREADABLE));
        if (nothingSeen) {
            stores.current().check(); // rather than waiting for the same answer at every key
        }
    }

    private static Look first(KeyLook look, Pair pair) {
        CatalogEntry entry = pair.entry();
        if (entry != null) {
            return look.at(entry, pair.mayBeThere());
        }
        return pair.key().map(look::stray).orElseGet(() -> Look.of(State.NOT_OURS));
    }

    /** Only of one that differs, and no difference is found at a key that is none. */
    private static ObjectKey key(Pair pair) {
        return pair.key().orElseThrow();
    }

    private void tell(KeyLook look, Pair pair, Look found) {
        findings.tally().count(found.state());
        CatalogEntry entry = pair.entry();
        if (found.state() == State.SAME && entry != null) {
            findings.tellSame(() -> new Line.Same(entry.details().key().value(), entry.id()));
        }
        found.differences()
                .forEach(difference ->
                        findings.tell(difference, () -> look.again(key(pair)), () -> mend(difference, key(pair))));
    }

    private void mend(Line.Difference difference, ObjectKey key) {
        switch (Objects.requireNonNull(difference.remedy())) {
            case ANNOUNCE_AGAIN -> redrive.announceAgain(requireStaged(key));
            case DELETE_OBJECT -> stores.current().delete(key);
            case DELETE_STAGED, ABORT_UPLOAD ->
                throw new IllegalStateException("no remedy for a key: " + difference.remedy());
        }
    }

    private CatalogEntry requireStaged(ObjectKey key) {
        return files.findByKey(key)
                .filter(entry -> entry.status() == FileStatus.STAGED)
                .orElseThrow(() -> new WaybillException(ErrorCode.NOT_FOUND, "it is no longer staged"));
    }
}
