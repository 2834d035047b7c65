package dev.waybill.catalog.migration.web;

import dev.waybill.catalog.migration.Migrations;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.reference.ReferenceLog;
import dev.waybill.web.JsonLines;
import dev.waybill.web.TextLines;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells of every file of a run, a line each, as long as that takes. */
@RestController
class ReportController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Migrations migrations;
    private final ReferenceLog references;

    ReportController(Migrations migrations, ReferenceLog references) {
        this.migrations = migrations;
        this.references = references;
    }

    /** What the run did to references; those that it left are found by a dry run, and in migration.log. */
    @GetMapping("/api/migrate/s3/runs/{id}/references")
    ResponseEntity<JsonLines> references(@PathVariable String id) {
        RunId run = migrations.find(RunId.parse(id)).id();
        return JsonLines.answer(
                lines -> references.forEach(run.toString(), each -> lines.accept(ReferenceLine.of(each))));
    }

    @GetMapping("/api/migrate/s3/runs/{id}/report")
    ResponseEntity<?> report(
            @PathVariable String id,
            @RequestParam(defaultValue = "ndjson") String format,
            @RequestParam @Nullable String state) {
        RunId run = migrations.find(RunId.parse(id)).id();
        EntryState only = state == null ? null : EntryState.of(state);
        return switch (format) {
            case "ndjson" ->
                JsonLines.answer(lines -> migrations.report(run, only, entry -> lines.accept(ReportLine.of(entry))));
            case "csv" -> csv(run, only);
            default -> throw new IllegalArgumentException("format is ndjson or csv");
        };
    }

    private ResponseEntity<TextLines> csv(RunId run, @Nullable EntryState only) {
        String name = ContentDisposition.attachment()
                .filename("migration-%s.csv".formatted(run))
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(lines -> {
                    lines.accept(ReportLine.CSV_HEADER);
                    migrations.report(
                            run,
                            only,
                            entry -> lines.accept(ReportLine.of(entry).csv()));
                });
    }
}
