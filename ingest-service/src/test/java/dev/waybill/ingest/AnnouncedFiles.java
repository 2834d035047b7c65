package dev.waybill.ingest;

import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads the files topic from its beginning, as any other program would. */
public final class AnnouncedFiles {

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec = new EventCodec();
    private final List<FileStaged> seen = new ArrayList<>();
    private final List<FileDeletionRequested> deletions = new ArrayList<>();

    private AnnouncedFiles(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    public static AnnouncedFiles on(String bootstrapServers) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.FILES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new AnnouncedFiles(consumer);
    }

    /** The announcements of one file, at least one. */
    public List<FileStaged> all(FileId id) {
        first(file -> file.id().equals(id));
        return seen.stream().filter(event -> event.id().equals(id)).toList();
    }

    /** Waits for the first announcement of such a file. */
    public FileStaged first(Predicate<FileDetails> wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            return seen.stream().anyMatch(event -> wanted.test(event.file()));
        });
        return seen.stream()
                .filter(event -> wanted.test(event.file()))
                .findFirst()
                .orElseThrow();
    }

    /** The announcements seen so far. */
    public List<FileStaged> seen() {
        return List.copyOf(seen);
    }

    /** The deletions seen so far. */
    public List<FileDeletionRequested> deletions() {
        return List.copyOf(deletions);
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            switch (codec.decode(received).event()) {
                case FileStaged staged -> seen.add(staged);
                case FileDeletionRequested requested -> deletions.add(requested);
                case FileEvent.Outcome outcome -> throw new AssertionError(outcome + " is no command");
            }
        } catch (BadEventException e) {
            throw new AssertionError("ingest published what is no event", e);
        }
    }
}
