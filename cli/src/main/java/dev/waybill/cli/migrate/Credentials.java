package dev.waybill.cli.migrate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bucket and what opens it, for the server to use in one run. The server says whether they are well formed.
 *
 * @param endpoint null for Amazon's own
 */
record Credentials(
        String bucket,
        String accessKeyId,
        String secretAccessKey,
        String region,
        @Nullable String endpoint) {

    /** Writes them into what is sent. */
    void into(ObjectNode order) {
        order.put("bucketName", bucket);
        order.put("accessKeyId", accessKeyId);
        order.put("secretAccessKey", secretAccessKey);
        order.put("region", region);
        if (endpoint != null) {
            order.put("endpointUrl", endpoint);
        }
    }

    @Override
    public String toString() {
        return "Credentials[bucket=%s, region=%s, endpoint=%s]".formatted(bucket, region, endpoint);
    }
}
