package dev.waybill.chaos.load;

import dev.waybill.chaos.history.Told;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests, and what their answers tell. Safe for use by many threads. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MULTI_STATUS = 207;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /**
     * An answer, or its absence.
     *
     * @param status of HTTP, 0 where there is none
     * @param told what it means to who sent the request
     */
    public record Answer(int status, byte[] body, Optional<String> location, Told told) {

        private static final byte[] NOTHING = {};

        static Answer none(Told told) {
            return new Answer(0, NOTHING, Optional.empty(), told);
        }

        /** Its body as JSON, or a missing node where it is none. */
        public JsonNode json() {
            try {
                return JsonMapper.shared().readTree(body);
            } catch (JacksonException e) {
                return JsonMapper.shared().missingNode();
            }
        }
    }

    /** Sends it. Throws nothing: no answer is an answer too. */
    public Answer send(HttpRequest.Builder request) {
        return send(request, PATIENCE);
    }

    /** The same for what takes long. */
    public Answer send(HttpRequest.Builder request, Duration patience) {
        try {
            HttpResponse<byte[]> response = http.send(request.timeout(patience).build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location"),
                    told(response.statusCode()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Answer.none(Told.FAILED); // nobody was there to hear it
        } catch (IOException e) {
            return Answer.none(Told.UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(Told.UNKNOWN);
        }
    }

    public Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    /** 503 and 507 promise that nothing was accepted (contract.md, section 4.1); other 5xx promise nothing. */
    static Told told(int status) {
        if (status < 400) {
            return status == MULTI_STATUS ? Told.UNKNOWN : Told.OK;
        }
        return status < 500 || status == 503 || status == 507 ? Told.FAILED : Told.UNKNOWN;
    }
}
