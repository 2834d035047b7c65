package dev.waybill.schedule;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs scheduled tasks each in a thread of its own. With virtual threads Boot's own scheduler runs all tasks of a fixed
 * delay on one thread, where one that waits for Kafka would keep leases from being renewed.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class SchedulingConfiguration {

    /** More than there are tasks in any one process, the quickstart's included. */
    private static final int THREADS = 16;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        // By default they end as soon as a stop begins, leases and all, though requests go on for a while.
        scheduler.setAcceptTasksAfterContextClose(true);
        return scheduler;
    }

    @Bean
    SchedulerStop taskSchedulerStop(ThreadPoolTaskScheduler scheduler) {
        return new SchedulerStop(scheduler);
    }
}
