package dev.waybill.catalog.console;

import dev.waybill.file.Labels;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a file's labels.
 *
 * @param tags comma-separated
 * @param etag of the version that was edited
 */
record LabelsForm(String title, String description, String tags, String etag) {

    /** @throws IllegalArgumentException when they are no valid labels */
    Labels labels() {
        return new Labels(
                textOrNull(title),
                textOrNull(description.replace("\r\n", "\n")),
                Stream.of(tags.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList());
    }

    private static @Nullable String textOrNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
