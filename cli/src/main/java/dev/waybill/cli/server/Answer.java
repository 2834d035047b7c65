package dev.waybill.cli.server;

import dev.waybill.cli.terminal.Complaint;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the server said: a status and a short text body. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body as JSON; a complaint where it is none. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Complaint("The server answered something that is not JSON; is it a Waybill server?", e);
        }
    }

    /** The body's JSON on one line: as it came where it came on one. */
    public String line() {
        JsonNode json = json();
        return body.indexOf('\n') < 0 && body.indexOf('\r') < 0 ? body.strip() : json.toString();
    }

    /** How long the server wants to be left alone (RFC 9110: seconds or a date); empty when it does not say or cannot be read. */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(Answer::pause);
    }

    private static Optional<Duration> pause(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), until);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
