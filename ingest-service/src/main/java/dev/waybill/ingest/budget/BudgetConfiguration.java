package dev.waybill.ingest.budget;

import dev.waybill.staging.StagingArea;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Counts and sweeps staging, and shows how full it is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetSettings.class)
class BudgetConfiguration {

    @Bean
    StagingBudget stagingBudget(StagingArea staging, BudgetSettings settings, MeterRegistry metrics) {
        StagingBudget budget = new StagingBudget(staging, settings);
        budget.count();
        Gauge.builder("waybill.staging.bytes", () -> budget.usage().bytes())
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("waybill.staging.limit.bytes", budget::limit)
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("waybill.staging.files", () -> budget.usage().files()).register(metrics);
        Gauge.builder("waybill.staging.oldest.age", () -> age(budget.usage().oldest()))
                .baseUnit("seconds")
                .register(metrics);
        return budget;
    }

    private static double age(@Nullable Instant since) {
        return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    @Bean
    HealthIndicator stagingHealthIndicator(StagingBudget budget) {
        return () -> (budget.isReadable() ? Health.up() : Health.down())
                .withDetail("bytes", budget.usage().bytes())
                .withDetail("limit", budget.limit())
                .build();
    }

    @Bean
    StagingUpkeep stagingUpkeep(StagingArea staging, StagingBudget budget, BudgetSettings settings) {
        return new StagingUpkeep(staging, budget, settings);
    }

    record StagingUpkeep(StagingArea staging, StagingBudget budget, BudgetSettings settings) {

        private static final Logger log = LoggerFactory.getLogger(StagingUpkeep.class);

        @Scheduled(fixedDelay = 1000)
        void count() {
            budget.count();
        }

        @Scheduled(fixedDelayString = "PT10M")
        void sweep() throws IOException {
            int removed = staging.sweep(settings.leftoverAge());
            if (removed > 0) {
                log.info("swept {} broken-off uploads", removed);
            }
        }
    }
}
