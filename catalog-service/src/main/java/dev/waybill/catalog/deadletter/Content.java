package dev.waybill.catalog.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record as it came, but for its key.
 *
 * @param payload null where the record had none, or where it was too large to come along
 * @param headers without those that tell the cause; in order, a name may come more than once
 */
public record Content(@Nullable Bytes payload, List<Header> headers) {

    public Content {
        headers = List.copyOf(headers);
    }

    /** @param value null where it had none */
    public record Header(String name, @Nullable Bytes value) {}
}
