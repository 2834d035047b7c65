package dev.waybill.ingest.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken in at once.
 *
 * @param maxInFlight uploads being read at the same time; more wait their turn
 * @param maxQueueTime how long they wait before they are answered 429
 * @param waitTime {@code UPLOAD_WAIT_MS}: how long the seeds' own routes wait for a file to be stored before they answer
 * @param grace how long a body may come slower than 1 KiB a second on average
 * @param multipartOverhead what a multipart body may be longer than the file in it
 */
@ConfigurationProperties("waybill.ingest.upload")
public record UploadSettings(
        @DefaultValue("256") int maxInFlight,
        @DefaultValue("10s") Duration maxQueueTime,
        @DefaultValue("10s") Duration waitTime,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("1MB") DataSize multipartOverhead) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    public UploadSettings {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("waybill.ingest.upload.max-in-flight is at least 1");
        }
        if (grace.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("waybill.ingest.upload.grace is at least a second");
        }
        if (waitTime.isNegative() || waitTime.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("UPLOAD_WAIT_MS is from 0 to 60000 milliseconds");
        }
    }
}
