package dev.waybill.catalog.verification.mongo;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.verification.VerificationRun;
import dev.waybill.catalog.verification.VerificationSettings;
import java.time.Clock;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogVerificationScheduleConfiguration {

    private static final String LEASES = "leases";

    @Bean
    VerificationSchedule catalogVerificationSchedule(
            VerificationRun run, VerificationSettings settings, MongoDatabase catalogDatabase) {
        var leases = new DefaultLockingTaskExecutor(new MongoLockProvider(catalogDatabase.getCollection(LEASES)));
        return new VerificationSchedule(run::run, settings, leases, Clock.systemUTC());
    }
}
