package dev.waybill.worker;

import dev.waybill.event.kafka.KafkaEventsConfiguration;
import dev.waybill.staging.s3.StagingConfiguration;
import dev.waybill.storage.s3.StorageConfiguration;
import dev.waybill.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The storage-worker: staged files in, verified objects out. Its HTTP side is health and metrics alone. */
@SpringBootApplication
@Import({KafkaEventsConfiguration.class, StorageConfiguration.class, StagingConfiguration.class, WebConfiguration.class
})
public class StorageWorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(StorageWorkerApplication.class, args);
    }
}
