package dev.waybill.catalog.selftest.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What a link answers to whoever has nothing else. Redirects are not followed.
 *
 * @param body its first bytes
 */
record LinkVisit(int status, byte[] body, Optional<String> requestId) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_BODY = 4096;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @throws IOException when there was no answer; its message does not hold the link */
    static LinkVisit make(String method, URI link) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(link)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new LinkVisit(
                        answer.statusCode(),
                        body.readNBytes(MAX_BODY),
                        answer.headers().firstValue("x-amz-request-id"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
