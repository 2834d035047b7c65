package dev.waybill.web;

import dev.waybill.access.jwt.AccessConfiguration;
import dev.waybill.metrics.MetricsConfiguration;
import dev.waybill.shutdown.ShutdownConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service needs that answers HTTP, be it to Prometheus only. */
@Configuration(proxyBeanMethods = false)
@Import({
    MetricsConfiguration.class,
    RequestIdFilter.class,
    HeaderSizeFilter.class,
    JsonLinesConverter.class,
    TextLinesConverter.class,
    EncodedSlashes.class,
    ProblemAdvice.class,
    ProblemErrorController.class,
    AccessConfiguration.class,
    ShutdownConfiguration.class
})
public class WebConfiguration {}
