package dev.waybill.catalog.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogGaugesTest {

    private static final CollectionName IMAGES = new CollectionName("images");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Census.Group> groups = new ArrayList<>();
    private final CatalogGauges gauges = new CatalogGauges(() -> List.copyOf(groups), metrics);

    private double gauge(String name, String tag, String value) {
        return metrics.get(name).tag(tag, value).gauge().value();
    }

    private static Census.Group group(FileStatus status, CollectionName collection, long files, long bytes, int age) {
        return new Census.Group(
                status, collection, null, files, bytes, Instant.now().minusSeconds(age));
    }

    /** Capabilities A34 and C23. */
    @Test
    void theBytesOfACollectionAreThoseOfItsStoredFiles() {
        groups.add(group(FileStatus.STORED, IMAGES, 2, 2000, 10));
        groups.add(group(FileStatus.DELETED, IMAGES, 1, 500, 10));
        groups.add(group(FileStatus.STORED, CollectionName.DOCUMENTS, 1, 30, 10));
        gauges.count();
        assertThat(gauge("waybill.catalog.bytes", "collection", "images")).isEqualTo(2000);
        assertThat(gauge("waybill.catalog.bytes", "collection", "documents")).isEqualTo(30);

        groups.removeFirst();
        gauges.count();
        assertThat(metrics.find("waybill.catalog.bytes")
                        .tag("collection", "images")
                        .gauge())
                .isNull();
    }

    @Test
    void statusesAreCountedOverAllCollections() {
        groups.add(group(FileStatus.STORED, IMAGES, 2, 2000, 10));
        groups.add(group(FileStatus.STORED, CollectionName.DOCUMENTS, 1, 30, 100));
        gauges.count();
        assertThat(gauge("waybill.catalog.files", "status", "stored")).isEqualTo(3);
        assertThat(gauge("waybill.catalog.oldest.age", "status", "stored")).isBetween(100.0, 110.0);
        assertThat(gauge("waybill.catalog.files", "status", "failed")).isZero();
    }
}
