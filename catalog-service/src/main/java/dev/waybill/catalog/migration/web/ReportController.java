package dev.waybill.catalog.migration.web;

import dev.waybill.catalog.migration.Migrations;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.reference.ReferenceLog;
import dev.waybill.web.JsonLines;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells of every file of a run, a line each, as long as that takes. */
@RestController
class ReportController {

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

    /** As CSV it is written here and now: nothing of Spring's that streams may take as long as it takes. */
    @GetMapping("/api/migrate/s3/runs/{id}/report")
    @Nullable
    ResponseEntity<JsonLines> report(
            @PathVariable String id,
            @RequestParam(defaultValue = "ndjson") String format,
            @RequestParam @Nullable String state,
            HttpServletResponse answer)
            throws IOException {
        RunId run = migrations.find(RunId.parse(id)).id();
        EntryState only = state == null ? null : EntryState.of(state);
        switch (format) {
            case "ndjson" -> {
                return JsonLines.answer(
                        lines -> migrations.report(run, only, entry -> lines.accept(ReportLine.of(entry))));
            }
            case "csv" -> writeCsv(run, only, answer);
            default -> throw new IllegalArgumentException("format is ndjson or csv");
        }
        return null;
    }

    private void writeCsv(RunId run, @Nullable EntryState only, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("migration-%s.csv".formatted(run))
                        .build()
                        .toString());
        Writer csv = new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8);
        append(csv, ReportLine.CSV_HEADER);
        migrations.report(run, only, entry -> append(csv, ReportLine.of(entry).csv()));
        csv.flush();
    }

    private static void append(Writer csv, String line) {
        try {
            csv.append(line).append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
