package dev.waybill.storage.s3;

import dev.waybill.error.WaybillException;
import dev.waybill.storage.ObjectStore;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the store answers. Local storage is never better than degraded: it works, and somebody should know. */
final class StorageHealth {

    private static final Status DEGRADED = new Status("DEGRADED");

    private StorageHealth() {}

    static Health of(ObjectStore store) {
        try {
            store.check();
        } catch (WaybillException e) {
            return Health.down()
                    .withDetail("code", e.code())
                    .withDetail("advice", e.code().advice())
                    .build();
        }
        return store.encrypts()
                ? Health.up().withDetail("bucket", store.bucket()).build()
                : Health.status(DEGRADED)
                        .withDetail("storage", "local, not encrypted")
                        .withDetail("advice", "Set S3_BUCKET_NAME and S3_ENABLED=true to store files in S3.")
                        .build();
    }
}
