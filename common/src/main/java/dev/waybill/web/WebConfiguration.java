package dev.waybill.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service that answers HTTP needs. */
@Configuration(proxyBeanMethods = false)
@Import({RequestIdFilter.class, ProblemAdvice.class, ProblemErrorController.class, ExposureGuard.class})
public class WebConfiguration {}
