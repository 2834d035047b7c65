package dev.waybill.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.schedule.SchedulingConfiguration;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

class StopTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(ShutdownConfiguration.class, SchedulingConfiguration.class)
            .withBean(Lease.class)
            .withBean(Requests.class);

    @Test
    void whatRequestsNeedGoesOnUntilTheyAreDone() {
        AtomicInteger after = new AtomicInteger();
        service.withPropertyValues("waybill.shutdown.drain=20ms").run(context -> {
            Lease lease = context.getBean(Lease.class);
            Requests requests = context.getBean(Requests.class);

            context.close();

            assertThat(requests.sawRenewals)
                    .as("leases are renewed during the stop")
                    .isTrue();
            after.set(lease.renewals.get());
            await().pollDelay(Duration.ZERO)
                    .during(Duration.ofMillis(50))
                    .until(() -> lease.renewals.get() == after.get());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "6m", "soon"})
    void aDrainThatIsNoneIsRefused(String drain) {
        service.withPropertyValues("waybill.shutdown.drain=" + drain)
                .run(context -> assertThat(context).hasFailed());
    }

    static class Lease {

        private final AtomicInteger renewals = new AtomicInteger();

        @Scheduled(fixedDelay = 1)
        void renew() {
            renewals.incrementAndGet();
        }
    }

    /** Stops where the web server does, which waits for its requests there. */
    static class Requests implements SmartLifecycle {

        private final Lease lease;
        private final AtomicBoolean running = new AtomicBoolean();
        private boolean sawRenewals;

        Requests(Lease lease) {
            this.lease = lease;
        }

        @Override
        public void start() {
            running.set(true);
        }

        @Override
        public void stop() {
            int before = lease.renewals.get();
            await().pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> lease.renewals.get() > before + 2);
            sawRenewals = true;
            running.set(false);
        }

        @Override
        public boolean isRunning() {
            return running.get();
        }

        @Override
        public int getPhase() {
            return Integer.MAX_VALUE - 1024;
        }
    }
}
