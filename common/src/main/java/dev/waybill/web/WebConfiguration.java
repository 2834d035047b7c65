package dev.waybill.web;

import dev.waybill.metrics.MetricsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service needs that answers HTTP, be it to Prometheus only. */
@Configuration(proxyBeanMethods = false)
@Import({
    MetricsConfiguration.class,
    RequestIdFilter.class,
    ProblemAdvice.class,
    ProblemErrorController.class,
    ExposureGuard.class
})
public class WebConfiguration {}
