package dev.waybill.catalog.stats;

import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many files there are in each status, how old the oldest is, and how much each collection stores: counted now and then
 * rather than at every scrape. Not by owner, of whom there may be more than a metrics server takes.
 */
@Component
class CatalogGauges {

    private static final Logger log = LoggerFactory.getLogger(CatalogGauges.class);

    private final Census census;
    private final MultiGauge bytes;
    private volatile List<Census.Group> last = List.of();

    CatalogGauges(Census census, MeterRegistry metrics) {
        this.census = census;
        for (FileStatus status : FileStatus.values()) {
            Gauge.builder("waybill.catalog.files", () -> files(status))
                    .description("Files in the catalog")
                    .tag("status", status.toString())
                    .register(metrics);
            Gauge.builder("waybill.catalog.oldest.age", () -> ageSeconds(status))
                    .description("Age of the oldest file")
                    .baseUnit("seconds")
                    .tag("status", status.toString())
                    .register(metrics);
        }
        bytes = MultiGauge.builder("waybill.catalog.bytes")
                .description("Bytes of stored files")
                .baseUnit("bytes")
                .register(metrics);
    }

    /** While the database does not answer, what was counted last stands. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        try {
            last = census.take();
            bytes.register(storedBytes(), true);
        } catch (WaybillException e) {
            log.debug("files cannot be counted: {}", e.message());
        }
    }

    private List<MultiGauge.Row<?>> storedBytes() {
        Map<CollectionName, Long> sums = of(FileStatus.STORED)
                .collect(Collectors.groupingBy(Census.Group::collection, Collectors.summingLong(Census.Group::bytes)));
        return sums.entrySet().stream()
                .<MultiGauge.Row<?>>map(sum ->
                        MultiGauge.Row.of(Tags.of("collection", sum.getKey().value()), sum.getValue()))
                .toList();
    }

    private long files(FileStatus status) {
        return of(status).mapToLong(Census.Group::files).sum();
    }

    private double ageSeconds(FileStatus status) {
        return of(status)
                .map(Census.Group::oldest)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private Stream<Census.Group> of(FileStatus status) {
        return last.stream().filter(group -> group.status() == status);
    }
}
