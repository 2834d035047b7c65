package dev.waybill.catalog.migration;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.List;

/** Files and runs that migrations might have. */
public final class Drafted {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Drafted() {}

    public static Draft image(String key) {
        return new Draft(
                FileId.next(),
                new CollectionName("images"),
                new Owner(Owner.Kind.USER, "anonymous"),
                null,
                new FileName(key.substring(key.lastIndexOf('/') + 1)),
                new OriginalFilename("an image.png"),
                new ObjectKey(key),
                new MediaType("image/png"),
                "a title",
                null,
                List.of("one", "two"),
                null,
                NOW);
    }

    public static Entry entry(RunId run, String path) {
        return Entry.planned(run, "images", path, 7, image("images/2024/12/" + FileId.next() + ".png"), null);
    }

    public static Run run(Mode mode, String... sources) {
        return Run.of(new Order(
                RunId.next(), mode, List.of(sources), Samples.BUCKET, "us-east-1", null, null, 0, "somebody", NOW));
    }
}
