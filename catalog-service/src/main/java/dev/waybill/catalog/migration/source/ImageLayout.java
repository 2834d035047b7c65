package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Images by year and month, by seed 000. Those that lie beside the years go where they were changed last. Nobody in particular owns them. */
final class ImageLayout implements Layout {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy/MM").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String top() {
        return "images";
    }

    @Override
    public String form() {
        return "images/{yyyy}/{MM}/{name}, or images/{name}";
    }

    @Override
    public Optional<Placement> place(RegularFile file) {
        List<String> segments = file.segments();
        if (segments.size() == 2) {
            String key = "images/%s/%s".formatted(MONTH.format(file.modified()), file.name());
            return Optional.of(image(file, key, file.modified()));
        }
        return segments.size() == 4
                ? PathTimes.month(segments.get(1), segments.get(2))
                        .map(month -> image(file, file.path(), PathTimes.inMonth(month, file.modified())))
                : Optional.empty();
    }

    private static Placement image(RegularFile file, String key, Instant created) {
        return new Placement(CollectionName.IMAGES, Owner.ANONYMOUS, null, key, file.name(), true, created);
    }
}
