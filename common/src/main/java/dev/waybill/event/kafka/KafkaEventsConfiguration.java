package dev.waybill.event.kafka;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** What every service needs of Kafka. */
@Configuration(proxyBeanMethods = false)
public class KafkaEventsConfiguration {

    private static final Duration ADMIN_CLOSE = Duration.ofSeconds(2);

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        return new EventPublisher(kafka, codec);
    }

    /**
     * The cluster's id is one label on traces. Unless it is set, each template asks the broker for it before its first
     * send, one caller after another, and for a minute where the broker is away: no upload would be refused in time.
     */
    @Bean(destroyMethod = "close")
    Admin kafkaAdminClient(KafkaAdmin admin) {
        admin.setClusterId("kafka");
        return Admin.create(admin.getConfigurationProperties());
    }

    /** Before the client closes itself, which waits a minute for calls that a broker who is away will not answer. */
    @Bean
    DisposableBean kafkaAdminClientClosing(Admin admin) {
        return () -> admin.close(ADMIN_CLOSE);
    }

    @Bean
    TopicProvisioning topicProvisioning(Admin admin, @Value("${waybill.kafka.partitions}") int partitions) {
        return new TopicProvisioning(admin, partitions);
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(TopicProvisioning topics) {
        return topics::health;
    }
}
