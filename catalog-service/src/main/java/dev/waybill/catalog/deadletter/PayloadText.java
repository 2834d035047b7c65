package dev.waybill.catalog.deadletter;

import dev.waybill.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payload for people to read, without secrets.
 *
 * @param encoding {@code json}, or {@code base64} for what is none
 */
record PayloadText(String text, String encoding) {

    private static final JsonMapper JSON = EventJson.mapper();

    static @Nullable PayloadText of(@Nullable Bytes payload) {
        if (payload == null) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(payload.value());
            if (!json.isMissingNode()) {
                return new PayloadText(JSON.writeValueAsString(Redaction.json(json)), "json");
            }
        } catch (JacksonException e) {
            // Then it is shown as bytes.
        }
        return new PayloadText(base64(payload), "base64");
    }

    /** A byte is a character here and stays one, so that what is no text comes out as it is. */
    static String base64(Bytes payload) {
        String redacted = Redaction.text(new String(payload.value(), StandardCharsets.ISO_8859_1));
        return Base64.getEncoder().encodeToString(redacted.getBytes(StandardCharsets.ISO_8859_1));
    }
}
