package dev.waybill.catalog.file.mongo;

import com.mongodb.MongoException;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Duration;
import java.util.function.Supplier;

/** What the driver throws, as {@link ErrorCode} names it. */
public final class MongoErrors {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private MongoErrors() {}

    /** The call's result. @throws WaybillException {@link ErrorCode#CATALOG_UNAVAILABLE} when the driver throws */
    public static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw unavailable("the catalog's database does not answer as it should", e);
        }
    }

    static WaybillException unavailable(String message, Throwable cause) {
        return new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, message, cause).retryAfter(COME_BACK_AFTER);
    }

    static WaybillException unavailable(String message) {
        return new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, message).retryAfter(COME_BACK_AFTER);
    }
}
