package dev.waybill.event;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The CloudEvents types of contract.md, section 5, and the records that carry them. */
public final class EventTypes {

    private static final Map<Class<? extends FileEvent>, String> TYPES = Map.of(
            FileStaged.class, "dev.waybill.file.staged.v1",
            FileDeletionRequested.class, "dev.waybill.file.deletion-requested.v1",
            FileStored.class, "dev.waybill.file.stored.v1",
            FileRelocated.class, "dev.waybill.file.relocated.v1",
            FileFailed.class, "dev.waybill.file.failed.v1",
            FileDeleted.class, "dev.waybill.file.deleted.v1");

    private static final Map<String, Class<? extends FileEvent>> RECORDS =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** The type that names such an event, for example {@code dev.waybill.file.staged.v1}. */
    public static String of(FileEvent event) {
        return String.valueOf(TYPES.get(event.getClass()));
    }

    /** The record that carries events of a type, or empty when there is none. */
    public static Optional<Class<? extends FileEvent>> recordOf(String type) {
        return Optional.ofNullable(RECORDS.get(type));
    }

    /** Every type and the record that carries it. */
    public static Map<String, Class<? extends FileEvent>> all() {
        return RECORDS;
    }
}
