package dev.waybill.catalog.migration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;

/** A run of a migration: a UUIDv7, so that later ones come later in order. */
public record RunId(FileId value) implements Comparable<RunId> {

    public static RunId next() {
        return new RunId(FileId.next());
    }

    /** @throws WaybillException {@link ErrorCode#MIGRATION_NOT_FOUND} when no run can have such an id */
    @JsonCreator
    public static RunId parse(String text) {
        return FileId.tryParse(text)
                .map(RunId::new)
                .orElseThrow(() -> new WaybillException(ErrorCode.MIGRATION_NOT_FOUND, "no migration has such an id"));
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
