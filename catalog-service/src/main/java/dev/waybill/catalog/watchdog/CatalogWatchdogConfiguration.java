package dev.waybill.catalog.watchdog;

import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.redrive.Redrive;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchdogSettings.class)
class CatalogWatchdogConfiguration {

    @Bean
    Watchdog catalogWatchdog(
            CatalogFiles files, Redrive redrive, Deletions deletions, Progress progress, WatchdogSettings settings) {
        return new Watchdog(files, redrive, deletions, progress, settings.stuckAfter(), Clock.systemUTC());
    }

    @Bean
    SchedulingConfigurer catalogWatchdogSchedule(Watchdog watchdog, WatchdogSettings settings) {
        return tasks -> tasks.addFixedDelayTask(watchdog::run, settings.interval());
    }

    @Bean
    MeterBinder catalogWatchdogGauges(Watchdog watchdog) {
        return registry -> {
            gauge(registry, "waiting", watchdog, dog -> dog.found().waiting());
            gauge(registry, "redriven", watchdog, dog -> dog.found().redriven());
        };
    }

    private static void gauge(
            MeterRegistry registry, String reason, Watchdog watchdog, ToDoubleFunction<Watchdog> count) {
        Gauge.builder("waybill.files.stuck", watchdog, count)
                .tag("reason", reason)
                .register(registry);
    }
}
