package dev.waybill.ingest.upload;

import dev.waybill.file.UniqueTime;
import dev.waybill.ingest.outcome.Outcomes;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What uploads need beside their own parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
class UploadConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    UniqueTime uniqueTime(Clock clock) {
        return new UniqueTime(clock);
    }

    @Bean
    Outcomes outcomes() {
        return new Outcomes();
    }
}
