package dev.waybill.storage.s3;

import dev.waybill.file.ObjectKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The unsigned addresses of objects, {@code file_url} in answers; on a private bucket they do not open. */
public final class ObjectUrls {

    private final String base;
    private final String imageBase;

    public ObjectUrls(S3Settings settings) {
        this.base = base(settings);
        this.imageBase = imageBase(settings, base);
    }

    public String of(ObjectKey key) {
        return base + key;
    }

    /**
     * The same as seed 001 writes it: where the bucket is Amazon's own in us-east-1, without naming the region. Both open
     * the same object.
     */
    public String ofImage(ObjectKey key) {
        return imageBase + key;
    }

    private static String imageBase(S3Settings settings, String base) {
        boolean isOldest = settings.cdnUrl() == null
                && settings.publicEndpointUrl() == null
                && settings.endpointUrl() == null
                && settings.region().equals("us-east-1");
        return isOldest ? "https://%s.s3.amazonaws.com/".formatted(settings.bucket()) : base;
    }

    private static String base(S3Settings settings) {
        URI endpoint = settings.publicEndpointUrl() == null ? settings.endpointUrl() : settings.publicEndpointUrl();
        if (settings.cdnUrl() != null) {
            return withSlash(settings.cdnUrl().toString());
        }
        if (endpoint == null) {
            return "https://%s.s3.%s.amazonaws.com/".formatted(settings.bucket(), settings.region());
        }
        return settings.forcePathStyle()
                ? withSlash(endpoint.toString()) + settings.bucket() + "/"
                : "%s://%s.%s%s/"
                        .formatted(endpoint.getScheme(), settings.bucket(), endpoint.getHost(), port(endpoint));
    }

    private static String port(@Nullable URI endpoint) {
        return endpoint == null || endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    }

    private static String withSlash(String address) {
        return address.endsWith("/") ? address : address + "/";
    }
}
