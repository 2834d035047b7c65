package dev.waybill.cli.server;

import dev.waybill.cli.terminal.Complaint;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path below the server's address and its query, percent-encoded (RFC 3986) from UTF-8. */
public record ApiPath(String encoded) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** Each segment is one segment, whatever it holds. */
    public static ApiPath of(String... segments) {
        return new ApiPath(Stream.of(segments).map(ApiPath::segment).collect(Collectors.joining("/", "/", "")));
    }

    /** A name, an id or a full key below this path: a key's slashes stay slashes. */
    public ApiPath below(String name) {
        return new ApiPath(encoded + of(name.split("/", -1)).encoded);
    }

    /** A query parameter more; null and empty ones are left out. */
    public ApiPath with(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        String separator = encoded.contains("?") ? "&" : "?";
        return new ApiPath(encoded + separator + encode(parameter) + "=" + encode(value));
    }

    private static String segment(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new Complaint("An empty name, '.' or '..' cannot be asked for.");
        }
        return encode(segment);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }
}
