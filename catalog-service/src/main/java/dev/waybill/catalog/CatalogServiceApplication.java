package dev.waybill.catalog;

import dev.waybill.event.kafka.KafkaEventsConfiguration;
import dev.waybill.inbox.kafka.InboxConfiguration;
import dev.waybill.schedule.SchedulingConfiguration;
import dev.waybill.staging.s3.StagingConfiguration;
import dev.waybill.storage.s3.StorageConfiguration;
import dev.waybill.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The catalog by itself. Needs Kafka, MongoDB and the bucket's credentials; staging only to compare it. */
@SpringBootApplication
@Import({
    InboxConfiguration.class,
    KafkaEventsConfiguration.class,
    SchedulingConfiguration.class,
    StagingConfiguration.class,
    StorageConfiguration.class,
    WebConfiguration.class
})
public class CatalogServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(CatalogServiceApplication.class, args);
    }
}
