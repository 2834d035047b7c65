package dev.waybill.shutdown;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service does when it is told to stop. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownSettings.class)
public class ShutdownConfiguration {

    @Bean
    Drain shutdownDrain(ShutdownSettings settings) {
        return new Drain(settings.drain());
    }
}
