package dev.waybill.benchmarks.transfer;

import tools.jackson.databind.JsonNode;

/**
 * An upload that Waybill has acknowledged.
 *
 * @param answer what it said
 * @param waited nanoseconds from the first byte to the answer
 * @param at when it was answered, as {@link System#nanoTime}
 */
record Upload(Sample sample, JsonNode answer, long waited, long at) {

    String id() {
        return answer.path("id").asString();
    }

    String key() {
        return answer.path("s3_key").asString();
    }

    String link() {
        return answer.path("url").asString();
    }
}
