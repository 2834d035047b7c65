package dev.waybill.benchmarks.process;

import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the server's parts listen, as its ready line says. */
public record Places(URI address, Bucket bucket) {

    /** The bucket that files end in, and the keys that open it. */
    public record Bucket(URI endpoint, String region, String name, String accessKeyId, String secretAccessKey) {

        @Override
        public String toString() {
            return endpoint + "/" + name;
        }
    }

    static Places parse(String readyLine) {
        JsonNode ready = JsonMapper.shared().readTree(readyLine);
        JsonNode s3 = ready.path("s3");
        return new Places(
                URI.create(ready.path("address").asString()),
                new Bucket(
                        URI.create(s3.path("endpoint").asString()),
                        s3.path("region").asString(),
                        s3.path("bucket").asString(),
                        s3.path("access_key_id").asString(),
                        s3.path("secret_access_key").asString()));
    }
}
