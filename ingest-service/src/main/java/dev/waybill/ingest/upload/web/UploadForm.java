package dev.waybill.ingest.upload.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields beside the file: a form's parts, or a raw upload's query. Fields that mean nothing here are ignored. */
final class UploadForm {

    private static final int MAX_FIELDS = 64;

    private final Map<String, String> fields = new HashMap<>();

    void add(String name, String value) {
        if (fields.size() >= MAX_FIELDS) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "there are at most " + MAX_FIELDS + " fields");
        }
        if (fields.putIfAbsent(name, value) != null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "a field is there twice");
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return get(name).orElseThrow(() -> new WaybillException(ErrorCode.BAD_REQUEST, name + " is required"));
    }

    /** Title, description and the comma-separated tags. */
    Labels labels() {
        return new Labels(get("title").orElse(null), get("description").orElse(null), tags());
    }

    private List<String> tags() {
        return Stream.of(get("tags").orElse("").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
