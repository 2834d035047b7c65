package dev.waybill.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Settings as somebody gave them. Blank text counts as unset, since that is what an empty variable comes as. */
public final class Given {

    private static final int SECRET_KEY_BYTES = 32;

    private Given() {}

    /** The text without blanks around it, null where there is none. */
    public static @Nullable String textOrUnset(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * {@code WAYBILL_SECRET_KEY}, from which keys of our own are derived; null where there is none.
     *
     * @throws IllegalArgumentException when it has less than 32 bytes; the message does not repeat it
     */
    public static @Nullable String secretKeyOrUnset(@Nullable String text) {
        String key = textOrUnset(text);
        if (key != null && key.getBytes(StandardCharsets.UTF_8).length < SECRET_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "WAYBILL_SECRET_KEY has at least 32 bytes; `openssl rand -base64 48` prints one");
        }
        return key;
    }

    /**
     * The address of a server, null where there is none. It has no user in it: a password there would be printed wherever
     * the address is.
     *
     * @param name what the setting is called, for the error
     * @throws IllegalArgumentException when it is no such address; the message does not repeat it
     */
    public static @Nullable URI httpOrUnset(@Nullable URI address, String name) {
        if (address == null || address.toString().isBlank()) {
            return null;
        }
        boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException(name + " is an http or https address with a host, and no user in it");
        }
        return address;
    }
}
