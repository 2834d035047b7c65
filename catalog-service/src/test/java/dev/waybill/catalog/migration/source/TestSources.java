package dev.waybill.catalog.migration.source;

import java.util.List;

/** Sources that other packages' tests choose from. */
public final class TestSources {

    private TestSources() {}

    public static Sources of(Source... known) {
        return new Sources(new SourceDirectory(null), List.of(known));
    }
}
