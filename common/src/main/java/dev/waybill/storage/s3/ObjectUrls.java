package dev.waybill.storage.s3;

import dev.waybill.file.ObjectKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The unsigned addresses of objects, {@code file_url} in answers; on a private bucket they do not open. */
public final class ObjectUrls {

    private final String base;

    public ObjectUrls(S3Settings settings) {
        this.base = base(settings);
    }

    public String of(ObjectKey key) {
        return base + key;
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
