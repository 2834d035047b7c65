package dev.waybill.catalog.projection.kafka;

import dev.waybill.catalog.file.CatalogReady;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Begins to consume once the catalog may be written to: without its unique indexes, two files could share a name. */
@Component
final class ProjectionStart {

    private final KafkaListenerEndpointRegistry listeners;

    ProjectionStart(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @EventListener(CatalogReady.class)
    void start() {
        Objects.requireNonNull(listeners.getListenerContainer(ProjectionListener.ID))
                .start();
    }
}
