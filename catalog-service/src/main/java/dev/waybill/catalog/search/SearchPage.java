package dev.waybill.catalog.search;

import dev.waybill.catalog.view.EntryBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the page after this one, null when this is the last */
record SearchPage(List<EntryBody> items, @Nullable String next) {}
