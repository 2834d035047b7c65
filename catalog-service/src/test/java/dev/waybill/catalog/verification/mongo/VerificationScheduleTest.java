package dev.waybill.catalog.verification.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.Databases;
import dev.waybill.catalog.verification.VerificationSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerificationScheduleTest {

    @RegisterExtension
    static final Databases databases = new Databases();

    private final MongoDatabase database = databases.next();
    private final AtomicInteger runs = new AtomicInteger();

    private VerificationSchedule replica(Duration interval) {
        var leases = database.getCollection("leases");
        return new VerificationSchedule(
                runs::incrementAndGet,
                new VerificationSettings(List.of("uploads/"), "images/", interval),
                new DefaultLockingTaskExecutor(new MongoLockProvider(leases)),
                Clock.systemUTC());
    }

    @Test
    void ofManyReplicasOneRunsOnceInAnInterval() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> replica(Duration.ofHours(1)))
                    .limit(8)
                    .forEach(replica -> threads.submit(replica::runIfDue));
        }
        assertThat(runs).hasValue(1);

        replica(Duration.ofHours(1)).runIfDue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void anIntervalOfZeroIsNever() {
        replica(Duration.ZERO).runIfDue();

        assertThat(runs).hasValue(0);
    }
}
