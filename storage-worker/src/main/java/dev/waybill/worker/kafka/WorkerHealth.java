package dev.waybill.worker.kafka;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.health.contributor.Health;

/** What the worker needs to get anywhere, beside Kafka and S3, which have indicators of their own. */
final class WorkerHealth {

    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);
    private static final FileId NOBODY = new FileId(new UUID(0, 0));

    private WorkerHealth() {}

    /** A member of the group without a partition is healthy: there are more workers than partitions. */
    static Health consumer(FilesConsumer consumer) {
        if (!consumer.isRunning()) {
            return Health.down().withDetail("error", "not polling").build();
        }
        PollState state = consumer.state();
        boolean polling = Duration.between(state.lastPoll(), Instant.now()).compareTo(LONGEST_TURN) < 0;
        Health.Builder health = polling && state.joined() ? Health.up() : Health.down();
        return health.withDetail("joined", state.joined())
                .withDetail("last_poll", state.lastPoll())
                .withDetail("partitions", state.partitions().size())
                .build();
    }

    static Health staging(StagingArea staging) {
        try {
            staging.find(NOBODY);
            return Health.up().build();
        } catch (IOException e) {
            return Health.down()
                    .withDetail("error", "the staging area does not answer")
                    .build();
        }
    }
}
