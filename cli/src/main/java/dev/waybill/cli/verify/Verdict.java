package dev.waybill.cli.verify;

import tools.jackson.databind.JsonNode;

/**
 * What a verification came to.
 *
 * @param remedies how many of the differences a repair would see to
 */
record Verdict(long differences, long remedies) {
    static Verdict of(JsonNode summary) {
        long remedies = summary.path("remedies")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
        return new Verdict(summary.path("total_differences").asLong(-1), remedies);
    }

    /** The exit code. */
    int code() {
        return differences == 0 ? 0 : 1;
    }
}
