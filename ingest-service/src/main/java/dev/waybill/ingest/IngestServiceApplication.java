package dev.waybill.ingest;

import dev.waybill.event.kafka.KafkaEventsConfiguration;
import dev.waybill.inbox.kafka.InboxConfiguration;
import dev.waybill.schedule.SchedulingConfiguration;
import dev.waybill.staging.s3.StagingConfiguration;
import dev.waybill.storage.s3.S3Configuration;
import dev.waybill.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The ingest-service by itself. */
@SpringBootApplication
@Import({
    InboxConfiguration.class,
    KafkaEventsConfiguration.class,
    S3Configuration.class,
    StagingConfiguration.class,
    SchedulingConfiguration.class,
    WebConfiguration.class
})
public class IngestServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(IngestServiceApplication.class, args);
    }
}
