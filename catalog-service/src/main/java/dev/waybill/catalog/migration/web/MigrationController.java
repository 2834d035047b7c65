package dev.waybill.catalog.migration.web;

import dev.waybill.access.Caller;
import dev.waybill.catalog.migration.Migrations;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Seed 000's routes, and what one wants besides. The work is done elsewhere; all of these answer at once. */
@RestController
@RequestMapping("/api/migrate/s3")
class MigrationController {

    private static final int MAX_LIMIT = 1000;

    private final Migrations migrations;

    MigrationController(Migrations migrations) {
        this.migrations = migrations;
    }

    @PostMapping
    ResponseEntity<RunBody> start(Caller caller, InputStream body) throws IOException {
        Run run = migrations.start(RequestBodies.parse(read(body)), caller.subject());
        return ResponseEntity.accepted()
                .location(URI.create("/api/migrate/s3/runs/" + run.id()))
                .body(RunBody.of(run));
    }

    @GetMapping("/status")
    ResponseEntity<StatusBody> status() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(StatusBody.of(migrations.overview()));
    }

    @GetMapping("/runs")
    RunList list(@RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is from 1 to " + MAX_LIMIT);
        }
        return new RunList(migrations.recent(limit).stream().map(RunBody::of).toList());
    }

    @GetMapping("/runs/{id}")
    ResponseEntity<RunBody> show(@PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(RunBody.of(migrations.find(RunId.parse(id))));
    }

    @PostMapping("/runs/{id}/pause")
    ResponseEntity<RunBody> pause(@PathVariable String id) {
        return accepted(migrations.pause(RunId.parse(id)));
    }

    @PostMapping("/runs/{id}/resume")
    ResponseEntity<RunBody> resume(@PathVariable String id) {
        return accepted(migrations.resume(RunId.parse(id)));
    }

    @PostMapping("/runs/{id}/abort")
    ResponseEntity<RunBody> abort(@PathVariable String id) {
        return accepted(migrations.abort(RunId.parse(id)));
    }

    @PostMapping("/runs/{id}/undo")
    ResponseEntity<RunBody> undo(@PathVariable String id) {
        return accepted(migrations.undo(RunId.parse(id)));
    }

    @PostMapping("/runs/{id}/verify")
    ResponseEntity<RunBody> verify(@PathVariable String id, Caller caller, InputStream body) throws IOException {
        return accepted(migrations.verify(RunId.parse(id), RequestBodies.parse(read(body)), caller.subject()));
    }

    private static ResponseEntity<RunBody> accepted(Run run) {
        return ResponseEntity.accepted().body(RunBody.of(run));
    }

    private static byte[] read(InputStream body) throws IOException {
        return body.readNBytes(RequestBodies.MAX_BYTES + 1);
    }
}
