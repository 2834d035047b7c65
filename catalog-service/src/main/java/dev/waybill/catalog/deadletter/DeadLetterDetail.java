package dev.waybill.catalog.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what it holds.
 *
 * @param payload null where the record had none or it was left out
 * @param payloadEncoding {@code json} or {@code base64}
 */
public record DeadLetterDetail(
        @JsonUnwrapped DeadLetterBody letter,
        List<HeaderBody> headers,
        @Nullable String payload,
        @Nullable String payloadEncoding) {

    static DeadLetterDetail of(DeadLetter letter, Content content) {
        PayloadText payload = PayloadText.of(content.payload());
        return new DeadLetterDetail(
                DeadLetterBody.of(letter),
                content.headers().stream().map(HeaderBody::of).toList(),
                payload == null ? null : payload.text(),
                payload == null ? null : payload.encoding());
    }

    /** @param value read as UTF-8, whatever it is */
    public record HeaderBody(String name, @Nullable String value) {

        static HeaderBody of(Content.Header header) {
            Bytes value = header.value();
            return new HeaderBody(
                    Redaction.text(header.name()),
                    value == null
                            ? null
                            : Redaction.named(header.name(), new String(value.value(), StandardCharsets.UTF_8)));
        }
    }
}
