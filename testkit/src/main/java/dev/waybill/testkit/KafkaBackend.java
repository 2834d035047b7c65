package dev.waybill.testkit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** @param bootstrapServers {@code host:port} */
public record KafkaBackend(String bootstrapServers) {

    /** Creates a topic that no other test uses, and returns its name. */
    public String newTopic(int partitions) {
        var name = "test-" + UUID.randomUUID();
        createTopic(name, partitions);
        return name;
    }

    /** @throws IllegalStateException if the topic exists */
    public void createTopic(String name, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create topic " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topic " + name, e);
        }
    }
}
