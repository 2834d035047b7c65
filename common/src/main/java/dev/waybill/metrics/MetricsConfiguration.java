package dev.waybill.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.io.IOException;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Keeps {@code /actuator/prometheus} to what Prometheus' own rules allow ({@code promtool check metrics} is clean), and
 * gives every metric its help text, from {@code metrics.properties}.
 */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    /** The figures of the Kafka clients: hundreds, of which none is in use here and many break the rules. */
    @Bean
    MeterFilter withoutStrangersFigures() {
        return MeterFilter.denyNameStartsWith("kafka.");
    }

    @Bean
    MeterFilter withoutSessions() {
        return MeterFilter.denyNameStartsWith("tomcat.sessions");
    }

    /** Named after units or counts in ways that Prometheus' rules speak against; each has a better twin. */
    @Bean
    MeterFilter withoutMisnamed() {
        return MeterFilter.deny(id -> switch (id.getName()) {
            case "jvm.compilation.time", "process.cpu.time", "system.cpu.count" -> true;
            default -> false;
        });
    }

    @Bean
    MeterFilter helpTexts() throws IOException {
        Properties texts = PropertiesLoaderUtils.loadProperties(new ClassPathResource("metrics.properties"));
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String text = texts.getProperty(id.getName());
                return text == null
                        ? id
                        : new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), text, id.getType());
            }
        };
    }
}
