package dev.waybill.catalog.verification.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.waybill.catalog.verification.VerificationSettings;
import dev.waybill.testkit.Backends;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VerificationScheduleTest {

    private static MongoClient client;

    private final String database = "test-" + UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeAll
    static void connect() {
        client = MongoClients.create(Backends.mongo().uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    private VerificationSchedule replica(Duration interval) {
        var leases = client.getDatabase(database).getCollection("leases");
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
