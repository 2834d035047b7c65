package dev.waybill.catalog.watchdog;

/**
 * How far the way of files through the workers into the catalog is, in all their replicas. Each call tells of this moment,
 * and throws {@link dev.waybill.error.WaybillException} with {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it
 * cannot be told within seconds.
 */
public interface Progress {

    /** What has been announced to the workers. */
    Reach announced();

    /** How much of that they have finished, for good or bad. */
    Reach finished();

    /** What they have told of it. */
    Reach told();

    /** How much of that is in the catalog. */
    Reach applied();
}
