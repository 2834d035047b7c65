package dev.waybill.catalog.migration.target.s3;

import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.TargetCheck;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.ObjectUrls;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** @param closing closes what was opened for it alone */
record S3Target(Target target, S3Client s3, ObjectStore store, ObjectUrls urls, Runnable closing)
        implements OpenTarget {

    @Override
    public String address(ObjectKey key) {
        return urls.of(target.bucket(), key);
    }

    @Override
    public List<TargetCheck> check() {
        return new Preflight(target, s3, store).run();
    }

    @Override
    public void close() {
        closing.run();
    }
}
