package dev.waybill.catalog.deadletter;

import dev.waybill.event.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Why somebody replays or discards, as they say it: {@code {"reason": "…"}}, or nothing. */
record ReasonBody(@Nullable String reason) {

    static final int MAX_BYTES = 4096;

    private static final int MAX_REASON = 500;
    private static final JsonMapper JSON = EventJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ReasonBody {
        if (reason != null
                && (reason.isBlank()
                        || reason.length() > MAX_REASON
                        || reason.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "a reason has 1 to " + MAX_REASON + " characters, none of them a control character");
        }
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong with it */
    static ReasonBody parse(byte[] body) {
        if (body.length == 0) {
            return new ReasonBody(null);
        }
        if (body.length > MAX_BYTES) {
            throw new IllegalArgumentException("the body has at most " + MAX_BYTES + " bytes");
        }
        try {
            ReasonBody parsed = JSON.readValue(body, ReasonBody.class);
            return parsed == null ? new ReasonBody(null) : parsed;
        } catch (JacksonException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IllegalArgumentException("the body is empty or {\"reason\": \"…\"}", e);
        }
    }
}
