package dev.waybill.catalog.inbox.kafka;

import dev.waybill.catalog.file.CatalogReady;
import dev.waybill.consume.kafka.RecordConsumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins to take deletions once the catalog may be written to. */
@Component
final class InboxStart {

    private final RecordConsumer consumer;

    InboxStart(@Qualifier("catalogInboxConsumer") RecordConsumer consumer) {
        this.consumer = consumer;
    }

    @EventListener(CatalogReady.class)
    void start() {
        consumer.start();
    }
}
