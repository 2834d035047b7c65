package dev.waybill.catalog.verification;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.file.FileId;
import dev.waybill.staging.StagedBytes;
import dev.waybill.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares staging with the catalog. */
final class StagedPass {

    private static final int CHUNK = 200;

    private final CatalogFiles files;
    private final StagedLook look;
    private final Staged staged;
    private final Findings findings;

    StagedPass(CatalogFiles files, ObjectStores stores, Staged staged, Ages ages, Findings findings) {
        this.files = files;
        this.look = new StagedLook(files, stores, staged, ages);
        this.staged = staged;
        this.findings = findings;
    }

    void run() {
        if (!staged.isCompared()) {
            return;
        }
        List<StagedBytes> chunk = new ArrayList<>();
        staged.list(bytes -> {
            chunk.add(bytes);
            if (chunk.size() == CHUNK) {
                compare(List.copyOf(chunk));
                chunk.clear();
            }
        });
        compare(chunk);
    }

    private void compare(List<StagedBytes> chunk) {
        findings.tally().countStaged(chunk.size());
        Map<FileId, CatalogEntry> entries =
                files.findAll(chunk.stream().map(StagedBytes::id).toList());
        List<Look> looks = findings.look(
                chunk, bytes -> look.at(bytes, Optional.ofNullable(entries.get(bytes.id()))), look::again);
        for (int i = 0; i < looks.size(); i++) {
            StagedBytes bytes = chunk.get(i);
            looks.get(i)
                    .differences()
                    .forEach(difference ->
                            findings.tell(difference, () -> look.again(bytes), () -> staged.delete(bytes.id())));
        }
    }
}
