package dev.waybill.worker.kafka;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import java.io.IOException;
import java.util.UUID;
import org.springframework.boot.health.contributor.Health;

/** What the worker needs to get anywhere, beside what has indicators of its own. */
final class WorkerHealth {

    private static final FileId NOBODY = new FileId(new UUID(0, 0));

    private WorkerHealth() {}

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
