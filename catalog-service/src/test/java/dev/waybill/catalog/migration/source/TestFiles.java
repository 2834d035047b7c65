package dev.waybill.catalog.migration.source;

import dev.waybill.file.ObjectKey;
import java.nio.file.Path;
import java.util.List;

/** Files that records name, for sources of other packages. */
public final class TestFiles {

    private TestFiles() {}

    public static NamedFiles named(Path root, String... bases) {
        return new NamedFiles(
                new SourceDirectory(root),
                new OldAddresses(List.of(bases)),
                new Drafting(new ObjectKey("metadata/products.json")));
    }
}
