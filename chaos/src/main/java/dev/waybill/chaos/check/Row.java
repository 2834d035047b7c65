package dev.waybill.chaos.check;

import dev.waybill.chaos.history.Status;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A file as the catalog's list tells of it. @param updatedAt when it got the status that it has */
public record Row(String id, String name, String key, String sha256, long size, Status status, Instant updatedAt) {

    static Row parse(JsonNode item) {
        return new Row(
                item.path("id").asString(),
                item.path("filename").asString(),
                item.path("s3_key").asString(),
                item.path("sha256").asString(),
                item.path("size").asLong(),
                Status.parse(item.path("status").asString()),
                Instant.parse(item.path("updated_at").asString()));
    }

    /** What must be the same however often and in whatever order the events come. */
    String canonical() {
        return String.join(" ", id, name, key, sha256, String.valueOf(size), status.name(), updatedAt.toString());
    }
}
