package dev.waybill.catalog.clock.s3;

import dev.waybill.catalog.clock.ClockWatch;
import dev.waybill.catalog.clock.StoreTime;
import dev.waybill.storage.s3.S3Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class CatalogClockConfiguration {

    /** Local storage has this machine's own clock. */
    @Bean
    ClockWatch catalogClockWatch(S3Client s3, S3Settings settings, MeterRegistry metrics) {
        StoreTime time = settings.isUsed() ? new S3StoreTime(s3, settings.requiredBucket()) : Optional::empty;
        return new ClockWatch(time, Clock.systemUTC(), metrics);
    }

    @Bean
    HealthIndicator catalogClockHealthIndicator(ClockWatch watch) {
        return watch::health;
    }

    @Bean
    ClockSchedule catalogClockSchedule(ClockWatch watch) {
        return new ClockSchedule(watch);
    }

    /** Apart from {@link ClockWatch}, which knows nothing of schedules. */
    record ClockSchedule(ClockWatch watch) {

        @Scheduled(fixedDelayString = "PT1M")
        void run() {
            watch.look();
        }
    }
}
