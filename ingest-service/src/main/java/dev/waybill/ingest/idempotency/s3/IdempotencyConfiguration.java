package dev.waybill.ingest.idempotency.s3;

import dev.waybill.file.UniqueTime;
import dev.waybill.ingest.idempotency.DurableRecords;
import dev.waybill.ingest.idempotency.IdempotencyKeys;
import dev.waybill.ingest.idempotency.local.DirectoryRecords;
import dev.waybill.staging.StagingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps the records where the files are staged, so that every ingest-service that stages there sees them. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    private static final String FOLDER = "idempotency";

    @Bean
    DurableRecords durableRecords(StagingSettings staging, ObjectProvider<S3Client> s3) throws IOException {
        var bucket = staging.bucketPrefix();
        return bucket.isPresent()
                ? new S3Records(
                        s3.getObject(), bucket.get().bucket(), bucket.get().key() + FOLDER + "/")
                : new DirectoryRecords(Path.of(staging.location()).resolve(FOLDER));
    }

    @Bean
    IdempotencyKeys idempotencyKeys(DurableRecords records, UniqueTime time, Clock clock) {
        return new IdempotencyKeys(records, time, clock);
    }

    @Bean
    IdempotencyUpkeep idempotencyUpkeep(IdempotencyKeys keys) {
        return new IdempotencyUpkeep(keys);
    }

    record IdempotencyUpkeep(IdempotencyKeys keys) {

        private static final Logger log = LoggerFactory.getLogger(IdempotencyUpkeep.class);

        @Scheduled(fixedDelay = 20_000)
        void renew() {
            keys.renew();
        }

        @Scheduled(fixedDelayString = "PT30M")
        void sweep() throws IOException {
            log.debug("forgot {} idempotency keys", keys.sweep());
        }
    }
}
