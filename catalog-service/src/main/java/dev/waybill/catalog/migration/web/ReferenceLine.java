package dev.waybill.catalog.migration.web;

import dev.waybill.catalog.migration.reference.Reference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An address that a run replaced, restored, or left since somebody had changed it. */
record ReferenceLine(
        String target,
        String document,
        String place,
        String before,
        @Nullable String after,
        String change) {

    static ReferenceLine of(Reference reference) {
        return new ReferenceLine(
                reference.target(),
                reference.document(),
                reference.place(),
                reference.before(),
                reference.after(),
                reference.change().name().toLowerCase(Locale.ROOT));
    }
}
