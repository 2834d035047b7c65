package dev.waybill.catalog.verification;

import java.util.List;

/** Where in a bucket files of ours may lie, in order and none below another. */
record Prefixes(List<String> values) {

    Prefixes {
        List<String> sorted = values.stream().distinct().sorted().toList();
        values = sorted.stream()
                .filter(prefix -> sorted.stream().noneMatch(other -> !other.equals(prefix) && prefix.startsWith(other)))
                .toList();
    }

    boolean cover(String key) {
        return values.stream().anyMatch(key::startsWith);
    }
}
