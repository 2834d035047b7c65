package dev.waybill.inbox.kafka;

import dev.waybill.access.jwt.JwtSettings;
import dev.waybill.inbox.InboxTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service that takes from the inbox needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwtSettings.class)
public class InboxConfiguration {

    private static final Logger log = LoggerFactory.getLogger(InboxConfiguration.class);

    @Bean
    InboxTopics inboxTopics(@Value("${waybill.inbox.topics:}") String setting, JwtSettings jwt) {
        InboxTopics topics = InboxTopics.parse(setting, jwt.isSet());
        if (topics.names().isEmpty()) {
            log.info("no inbox: WAYBILL_INBOX_TOPICS says which topics are for whom");
        } else {
            log.info("inbox topics and for whom they are: {}", topics);
        }
        return topics;
    }

    @Bean
    InboxCodec inboxCodec() {
        return new InboxCodec();
    }
}
