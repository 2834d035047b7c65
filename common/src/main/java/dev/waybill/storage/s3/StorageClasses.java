package dev.waybill.storage.s3;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Storage classes, by when their objects can be read. */
final class StorageClasses {

    private static final Set<StorageClass> READABLE = Set.of(
            StorageClass.STANDARD,
            StorageClass.STANDARD_IA,
            StorageClass.ONEZONE_IA,
            StorageClass.INTELLIGENT_TIERING,
            StorageClass.GLACIER_IR,
            StorageClass.REDUCED_REDUNDANCY);

    private static final Set<StorageClass> ARCHIVES = Set.of(StorageClass.GLACIER, StorageClass.DEEP_ARCHIVE);

    private StorageClasses() {}

    /** @throws IllegalArgumentException unless new objects of that class can be read at once, or it is null */
    static void check(@Nullable String storageClass) {
        if (storageClass == null || READABLE.contains(StorageClass.fromValue(storageClass))) {
            return;
        }
        throw new IllegalArgumentException(
                ARCHIVES.contains(StorageClass.fromValue(storageClass))
                        ? "S3_STORAGE_CLASS=%s would keep files from being opened: take GLACIER_IR, or let a lifecycle"
                                        .formatted(storageClass)
                                + " rule of the bucket archive them later"
                        : "S3_STORAGE_CLASS is one of STANDARD, STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, GLACIER_IR");
    }

    /** Whether the object was archived and is not restored, for now, either. */
    static boolean isArchived(HeadObjectResponse head) {
        boolean inArchive = ARCHIVES.contains(head.storageClass()) || head.archiveStatus() != null;
        boolean restored = head.restore() != null && head.restore().contains("ongoing-request=\"false\"");
        return inArchive && !restored;
    }
}
