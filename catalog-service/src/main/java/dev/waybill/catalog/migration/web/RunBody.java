package dev.waybill.catalog.migration.web;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.catalog.migration.ledger.EntryState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as clients see it: nothing secret. */
record RunBody(
        String runId,
        String mode,
        String status,
        String control,
        List<String> sources,
        String bucket,
        String region,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> files,
        Map<String, Long> bytes,
        long rateBytesPerSecond,
        @Nullable Long secondsLeft,
        Map<String, Long> references,
        Map<String, Long> verified,
        List<Check> checks,
        @Nullable String waitingFor,
        @Nullable String error) {

    static RunBody of(Run run) {
        Progress progress = run.progress();
        var order = run.order();
        return new RunBody(
                run.id().toString(),
                order.mode().toString(),
                run.phase().toString(),
                run.control().toString(),
                order.sources(),
                order.bucket(),
                order.region(),
                order.createdBy(),
                order.createdAt(),
                run.updatedAt(),
                run.finishedAt(),
                files(progress),
                Map.of(
                        "total", progress.files().bytes(),
                        "planned", progress.files().plannedBytes(),
                        "done", progress.files().doneBytes()),
                progress.bytesPerSecond(),
                run.isActive() ? progress.secondsLeft() : null,
                Map.of(
                        "replaced", progress.references().replaced(),
                        "left", progress.references().left(),
                        "conflict", progress.references().conflict(),
                        "restored", progress.references().restored()),
                Map.of(
                        "sound", progress.verified().sound(),
                        "unsound", progress.verified().unsound()),
                progress.checks(),
                run.isActive() ? progress.waitingFor() : null,
                run.trouble());
    }

    private static Map<String, Long> files(Progress progress) {
        Tally tally = progress.files();
        Map<String, Long> files = new LinkedHashMap<>();
        files.put("total", tally.files());
        files.put("carried", progress.carried());
        for (EntryState state : EntryState.values()) {
            files.put(state.toString(), tally.files(state));
        }
        return files;
    }
}
