package dev.waybill.event.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** What every service needs of Kafka. */
@Configuration(proxyBeanMethods = false)
public class KafkaEventsConfiguration {

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        return new EventPublisher(kafka, codec);
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdminClient(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
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
