package dev.waybill.catalog.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the page after this one, null when this is the last */
public record DeadLetterPage(
        List<DeadLetterBody> items, @Nullable String next) {}
