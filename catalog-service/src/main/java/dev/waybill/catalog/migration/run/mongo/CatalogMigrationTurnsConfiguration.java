package dev.waybill.catalog.migration.run.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.migration.run.Turns;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogMigrationTurnsConfiguration {

    private static final String LEASE = "migration";

    /** For as long nobody takes up the work of a process that was killed. It is prolonged halfway; less is not allowed. */
    private static final Duration LENGTH = Duration.ofSeconds(30);

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService catalogMigrationLeaseRenewal() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("migration-lease").factory());
    }

    @Bean
    Turns catalogMigrationTurns(MongoDatabase catalogDatabase, ScheduledExecutorService catalogMigrationLeaseRenewal) {
        LockingTaskExecutor leases = new DefaultLockingTaskExecutor(new KeepAliveLockProvider(
                new MongoLockProvider(catalogDatabase.getCollection("leases")), catalogMigrationLeaseRenewal));
        return work -> leases.executeWithLock(
                work, new LockConfiguration(Clock.systemUTC().instant(), LEASE, LENGTH, Duration.ZERO));
    }
}
