package dev.waybill.cli.migrate;

import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A migration as the server tells of it, at one moment. What it leaves out counts as nothing. */
record Run(JsonNode body) {
    private static final Set<String> ENDED =
            Set.of("completed", "completed_with_errors", "failed_preflight", "aborted", "undone");

    String id() {
        return text("run_id");
    }

    /** {@code run}, {@code dry-run} or {@code check-only}. */
    String mode() {
        return text("mode");
    }

    boolean isMove() {
        return mode().equals("run");
    }

    /** What it is doing, or how it ended. */
    String status() {
        return text("status");
    }

    boolean isActive() {
        return !ENDED.contains(status());
    }

    boolean is(String status) {
        return status().equals(status);
    }

    /** The same in words: {@code carrying (paused)}, {@code completed with errors}. */
    String state() {
        String control = text("control");
        String status = status().replace('_', ' ');
        return !isActive() || control.isEmpty() || control.equals("run") ? status : status + " (" + control + ")";
    }

    String bucket() {
        return text("bucket");
    }

    String place() {
        return "s3://%s (%s)".formatted(bucket(), text("region"));
    }

    String sources() {
        String named =
                body.path("sources").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return named.isEmpty() ? "all sources" : named;
    }

    /** @param state as the server names it, or {@code total} */
    long files(String state) {
        return number("files", state);
    }

    /** Files about which something is still to be done. */
    long left() {
        return files("planned");
    }

    /** Files that are not where they should be. */
    long faulty() {
        return files("failed") + files("conflict") + files("refused");
    }

    /** @param which {@code total} or {@code done} */
    long bytes(String which) {
        return number("bytes", which);
    }

    long bytesLeft() {
        return Math.max(0, bytes("total") - bytes("done"));
    }

    /** @param what {@code replaced}, {@code left}, {@code conflict} or {@code restored} */
    long references(String what) {
        return number("references", what);
    }

    /** @param how {@code sound} or {@code unsound} */
    long verified(String how) {
        return number("verified", how);
    }

    /** In bytes a second. */
    long rate() {
        return body.path("rate_bytes_per_second").asLong(0);
    }

    /** Negative where nobody can tell. */
    long secondsLeft() {
        return body.path("seconds_left").asLong(-1);
    }

    /** Empty where there is none. */
    String text(String member) {
        return body.path(member).asString("");
    }

    /** Without what changes by itself. */
    JsonNode essence() {
        return body instanceof ObjectNode object ? object.deepCopy().without("updated_at") : body;
    }

    int exitCode() {
        return switch (status()) {
            case "completed_with_errors" -> Exit.SOME_FAILED;
            case "undone" -> references("conflict") > 0 ? Exit.SOME_FAILED : Exit.DONE;
            case "failed_preflight" -> Exit.NOT_BEGUN;
            case "aborted" -> Exit.ABORTED;
            default -> Exit.DONE;
        };
    }

    private long number(String group, String member) {
        return body.path(group).path(member).asLong(0);
    }
}
