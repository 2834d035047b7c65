package dev.waybill.ingest.upload;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.UniqueTime;
import dev.waybill.ingest.budget.Reservation;
import dev.waybill.ingest.budget.StagingBudget;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.idempotency.Claim;
import dev.waybill.ingest.idempotency.IdempotencyKeys;
import dev.waybill.ingest.outcome.Outcomes;
import dev.waybill.staging.StagingArea;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where every upload begins, whichever way it comes. */
@Component
public class Uploads {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    final StagingArea staging;
    final Collections collections;
    final TypeRules types;
    final Announcements announcements;
    final Outcomes outcomes;
    final UniqueTime time;
    final UploadMetrics metrics;

    private final StagingBudget budget;
    private final IdempotencyKeys idempotencyKeys;
    final UploadSettings settings;
    private final Semaphore slots;

    Uploads(
            StagingArea staging,
            Collections collections,
            TypeRules types,
            Announcements announcements,
            Outcomes outcomes,
            UniqueTime time,
            UploadMetrics metrics,
            StagingBudget budget,
            IdempotencyKeys idempotencyKeys,
            UploadSettings settings) {
        this.staging = staging;
        this.collections = collections;
        this.types = types;
        this.announcements = announcements;
        this.outcomes = outcomes;
        this.time = time;
        this.metrics = metrics;
        this.budget = budget;
        this.idempotencyKeys = idempotencyKeys;
        this.settings = settings;
        this.slots = new Semaphore(settings.maxInFlight());
        metrics.watchInFlight(() -> settings.maxInFlight() - slots.availablePermits());
    }

    /**
     * Begins an upload before any of its body is read; close it, whatever comes of it.
     *
     * @throws WaybillException when it is clear already that nothing can come of it
     */
    public Upload begin(UploadHeaders headers) {
        requireLength(headers);
        announcements.requireKafka();
        takeSlot();
        Reservation room = null;
        try {
            room = budget.reserve(headers.length().orElse(0));
            Optional<Claim> claim = headers.idempotencyKey().isPresent()
                    ? Optional.of(
                            claim(headers.caller(), headers.idempotencyKey().get()))
                    : Optional.empty();
            return new Upload(this, headers, room, claim);
        } catch (RuntimeException e) {
            if (room != null) {
                room.close();
            }
            slots.release();
            throw e;
        }
    }

    /**
     * For those who read a body before they begin uploads out of it.
     *
     * @throws WaybillException KAFKA_UNAVAILABLE when nothing can be accepted now
     */
    public void requireOpen() {
        announcements.requireKafka();
    }

    /** Multipart bodies are a little longer than the file in them; the file itself is measured as it comes. */
    private void requireLength(UploadHeaders headers) {
        long limit = collections.largestLimit();
        long length = headers.length().orElse(0);
        if (length > limit + settings.multipartOverhead().toBytes()) {
            throw new WaybillException(
                    ErrorCode.FILE_TOO_LARGE,
                    "the body has %d bytes, the limit is %d".formatted(length, limit),
                    Map.of("max_file_size", limit, "actual_size", length));
        }
    }

    private void takeSlot() {
        try {
            if (!slots.tryAcquire(settings.maxQueueTime().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "too many uploads at once")
                        .retryAfter(COME_BACK_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "the service is stopping", e)
                    .retryAfter(COME_BACK_AFTER);
        }
    }

    private Claim claim(Caller caller, String key) {
        try {
            return idempotencyKeys.claim(caller.identity().orElse(null), key);
        } catch (IOException e) {
            throw stagingUnavailable(e);
        }
    }

    /** Notes for the figures that an upload was refused. @param collection null when it did not say where to go */
    public void refused(@Nullable Collection collection, ErrorCode code, Duration took) {
        metrics.refused(collection == null ? null : collection.name().value(), code, took);
    }

    void end() {
        slots.release();
    }

    static WaybillException stagingUnavailable(IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        ErrorCode code = full ? ErrorCode.STAGING_FULL : ErrorCode.STAGING_UNAVAILABLE;
        return new WaybillException(code, "staging failed", e).retryAfter(COME_BACK_AFTER);
    }
}
