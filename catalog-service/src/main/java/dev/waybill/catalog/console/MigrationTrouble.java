package dev.waybill.catalog.console;

import org.jspecify.annotations.Nullable;

/**
 * A file or a reference with which something went wrong.
 *
 * @param path where the file was, or who mentions it
 * @param state as the report says it, such as {@code failed} or {@code conflict}
 * @param code null where none says why
 */
record MigrationTrouble(
        String path,
        String state,
        @Nullable String code,
        @Nullable String message) {}
