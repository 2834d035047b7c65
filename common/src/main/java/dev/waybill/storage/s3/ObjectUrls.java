package dev.waybill.storage.s3;

import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStores;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The unsigned addresses of objects, {@code file_url} in answers; on a private bucket they do not open. Of files in local
 * storage it is the address that leads to a link.
 */
public final class ObjectUrls {

    private static final String LOCAL_BASE = "/api/files/";

    private final S3Settings settings;
    private final String base;
    private final String imageBase;

    public ObjectUrls(S3Settings settings) {
        this.settings = settings;
        this.base = settings.isUsed() ? base(settings, settings.requiredBucket()) : LOCAL_BASE;
        this.imageBase = imageBase(settings, base);
    }

    /** Where files go now. */
    public String of(ObjectKey key) {
        return base + key;
    }

    /** In the bucket that {@code file.stored} names, which may be another than files go to now. */
    public String of(String bucket, ObjectKey key) {
        if (bucket.equals(ObjectStores.LOCAL)) {
            return LOCAL_BASE + key;
        }
        return (bucket.equals(settings.bucket()) && settings.isUsed() ? base : bucketBase(settings, bucket)) + key;
    }

    /**
     * The same as seed 001 writes it: where the bucket is Amazon's own in us-east-1, without naming the region. Both open
     * the same object.
     */
    public String ofImage(ObjectKey key) {
        return imageBase + key;
    }

    private static String imageBase(S3Settings settings, String base) {
        boolean isOldest = settings.isUsed()
                && settings.cdnUrl() == null
                && settings.publicEndpointUrl() == null
                && settings.endpointUrl() == null
                && settings.region().equals("us-east-1");
        return isOldest ? "https://%s.s3.amazonaws.com/".formatted(settings.bucket()) : base;
    }

    private static String base(S3Settings settings, String bucket) {
        return settings.cdnUrl() == null
                ? bucketBase(settings, bucket)
                : withSlash(settings.cdnUrl().toString());
    }

    private static String bucketBase(S3Settings settings, String bucket) {
        URI endpoint = settings.publicEndpointUrl() == null ? settings.endpointUrl() : settings.publicEndpointUrl();
        if (endpoint == null) {
            return "https://%s.s3.%s.amazonaws.com/".formatted(bucket, settings.region());
        }
        return settings.forcePathStyle()
                ? withSlash(endpoint.toString()) + bucket + "/"
                : "%s://%s.%s%s/".formatted(endpoint.getScheme(), bucket, endpoint.getHost(), port(endpoint));
    }

    private static String port(@Nullable URI endpoint) {
        return endpoint == null || endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    }

    private static String withSlash(String address) {
        return address.endsWith("/") ? address : address + "/";
    }
}
