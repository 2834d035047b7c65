package dev.waybill.catalog.search;

import dev.waybill.catalog.file.Position;
import dev.waybill.file.FileId;
import dev.waybill.file.Moments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position in the list as callers carry it: opaque to them, checked when it comes back. */
final class CursorToken {

    private static final int MAX_LENGTH = 100;
    private static final Pattern FORM = Pattern.compile("1:(\\d{1,15}):([0-9a-f-]{36})");

    private CursorToken() {}

    static String of(Position position) {
        String text = "1:%d:%s".formatted(position.createdAt().toEpochMilli(), position.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException when the token is none of ours */
    static Position parse(String token) {
        try {
            Matcher parts = FORM.matcher(decode(token));
            if (parts.matches()) {
                Instant createdAt = Moments.toMillis(Instant.ofEpochMilli(Long.parseLong(parts.group(1))));
                return new Position(createdAt, FileId.parse(parts.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor is not one that a list ended with", e);
        }
        throw new IllegalArgumentException("cursor is not one that a list ended with");
    }

    private static String decode(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    }
}
