package dev.waybill.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.storage.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything listens, as the ready line says. Of secrets it tells only those that the quickstart made itself.
 *
 * @param storage where files go: {@code s3} or {@code local}
 * @param s3 null with local storage
 * @param localDirectory where files lie that are not in S3
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Places(
        String address,
        String management,
        String kafka,
        String storage,
        @Nullable S3 s3,
        @JsonProperty("local_directory") String localDirectory,
        String mongodb,
        @JsonProperty("access_control") boolean accessControl) {

    private static final String AS_SET = "(as set)";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The S3 server, with the keys that open it. */
    record S3(
            String endpoint,
            String region,
            String bucket,
            @JsonProperty("access_key_id") String accessKeyId,
            @JsonProperty("secret_access_key") String secretAccessKey) {

        static S3 of(PropertyResolver settings, S3Settings s3, boolean own) {
            return new S3(
                    settings.getProperty("S3_ENDPOINT_URL", "https://s3.amazonaws.com"),
                    s3.region(),
                    s3.requiredBucket(),
                    own ? settings.getProperty("waybill.s3.access-key-id", "") : AS_SET,
                    own ? settings.getProperty("waybill.s3.secret-access-key", "") : AS_SET);
        }

        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

    /** @param ownS3 whether the S3 server is the one in this process */
    static Places of(PropertyResolver settings, S3Settings s3, boolean ownS3, boolean accessControl) {
        return new Places(
                "http://localhost:" + settings.getProperty("local.server.port"),
                "http://localhost:" + settings.getProperty("local.management.port"),
                settings.getProperty("spring.kafka.bootstrap-servers", ""),
                s3.isUsed() ? "s3" : "local",
                s3.isUsed() ? S3.of(settings, s3, ownS3) : null,
                settings.getProperty("waybill.local-storage.directory", ""),
                settings.getProperty("spring.mongodb.uri", "").replaceFirst("//[^@/]*@", "//"),
                accessControl);
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    String text() {
        return """
                Waybill is ready at %1$s

                Try:      curl %7$s-F file=@invoice.pdf %1$s/api/v1/agencies/AGY-123/documents/agency_invoice
                          curl %7$s-LO %1$s/api/files/<the filename that it answers>

                Pages     %1$s/
                API       %1$s/swagger-ui.html
                Health    %2$s/actuator/health
                Metrics   %2$s/actuator/prometheus
                Kafka     %3$s
                %4$s
                MongoDB   %5$s

                %6$s Ctrl-C stops it.""".formatted(
                        address,
                        management,
                        kafka,
                        stored(),
                        mongodb,
                        access(),
                        accessControl ? "-H \"Authorization: Bearer $WAYBILL_TOKEN\" " : "");
    }

    private String access() {
        return accessControl
                ? "Callers need a token: export WAYBILL_TOKEN=$(./waybill token --agency AGY-123 --scope files:read,files:write)."
                : "Access control is off; everything listens on loopback only.";
    }

    private String stored() {
        return s3 == null
                ? """
                Files     %s
                          on this disk, not encrypted, since S3_ENABLED=false: health says degraded""".formatted(localDirectory)
                : """
                S3        %s  region %s  bucket %s
                          access key %s  secret %s""".formatted(s3.endpoint, s3.region, s3.bucket, s3.accessKeyId, s3.secretAccessKey);
    }

    /** @throws CannotStart when the services are not ready within a minute, with what is missing */
    void awaitReady() {
        Instant end = Instant.now().plus(PATIENCE);
        String answer = "";
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end)) {
                Optional<String> missing = missing(http);
                if (missing.isEmpty()) {
                    return;
                }
                answer = missing.get();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotStart("The services do not get ready: " + answer);
    }

    private Optional<String> missing(HttpClient http) throws InterruptedException {
        HttpRequest look = HttpRequest.newBuilder(URI.create(management + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> answer = http.send(look, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.empty() : Optional.of(answer.body());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
