package dev.waybill.catalog.migration.reference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** RFC 3986, with UTF-8. */
final class PercentCoding {

    private static final int WIDTH = 3;

    private PercentCoding() {}

    /**
     * Decoded; a percent sign without two digits stands for itself. Empty where there is nothing to decode, or no
     * UTF-8.
     */
    static Optional<String> decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfBytes(text, at);
            if (end == at) {
                decoded.append(text.charAt(at++));
                continue;
            }
            Optional<String> characters = utf8(text, at, end);
            if (characters.isEmpty()) {
                return characters;
            }
            decoded.append(characters.get());
            at = end;
        }
        return decoded.length() == text.length() ? Optional.empty() : Optional.of(decoded.toString());
    }

    private static int endOfBytes(String text, int from) {
        int end = from;
        while (end + WIDTH <= text.length()
                && text.charAt(end) == '%'
                && HexFormat.isHexDigit(text.charAt(end + 1))
                && HexFormat.isHexDigit(text.charAt(end + 2))) {
            end += WIDTH;
        }
        return end;
    }

    private static Optional<String> utf8(String text, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = from; at < to; at += WIDTH) {
            bytes.write(HexFormat.fromHexDigits(text, at + 1, at + WIDTH));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Adds a code point as its bytes. */
    static void encode(int codePoint, boolean upperCase, StringBuilder to) {
        HexFormat hex = upperCase ? HexFormat.of().withUpperCase() : HexFormat.of();
        for (byte part : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(hex.toHexDigits(part));
        }
    }
}
