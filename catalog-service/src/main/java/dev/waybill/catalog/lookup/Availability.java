package dev.waybill.catalog.lookup;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.storage.ObjectStores;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Whether a file's bytes can be had, and why not. */
public final class Availability {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

    private Availability() {}

    /**
     * The bucket that a stored file can be had from.
     *
     * @throws WaybillException {@link ErrorCode#ON_ITS_WAY}, {@link ErrorCode#FILE_FAILED} or {@link
     *     ErrorCode#FILE_DELETED}, as the file stands
     */
    public static String requireStored(CatalogEntry entry, ObjectStores stores) {
        return switch (entry.status()) {
            case STORED -> Objects.requireNonNull(entry.standing().bucketAtHand(stores), "a stored file has a bucket");
            case STAGED ->
                throw new WaybillException(ErrorCode.ON_ITS_WAY, "the file is on its way").retryAfter(COME_BACK_AFTER);
            case FAILED ->
                throw new WaybillException(ErrorCode.FILE_FAILED, "the file could not be stored", cause(entry));
            case DELETING, DELETED -> throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
        };
    }

    private static Map<String, Object> cause(CatalogEntry entry) {
        Map<String, Object> members = new HashMap<>();
        var failure = entry.standing().failure();
        if (failure != null) {
            members.put("failure_code", failure.code().name());
            members.put("failure_message", failure.message());
        }
        return members;
    }
}
