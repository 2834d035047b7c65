package dev.waybill.catalog.stats;

import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many files there are in each status and how old the oldest is, counted now and then rather than at every scrape. */
@Component
class CatalogGauges {

    private static final Logger log = LoggerFactory.getLogger(CatalogGauges.class);

    private final Census census;
    private volatile Map<FileStatus, Census.Group> last = Map.of();

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
    }

    /** While the database does not answer, what was counted last stands. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void count() {
        try {
            last = census.byStatus();
        } catch (WaybillException e) {
            log.debug("files cannot be counted: {}", e.message());
        }
    }

    private long files(FileStatus status) {
        Census.Group group = last.get(status);
        return group == null ? 0 : group.files();
    }

    private double ageSeconds(FileStatus status) {
        Census.Group group = last.get(status);
        return group == null
                ? 0
                : Duration.between(group.oldest(), Instant.now()).toMillis() / 1000.0;
    }
}
