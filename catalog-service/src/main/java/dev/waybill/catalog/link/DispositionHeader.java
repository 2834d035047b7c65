package dev.waybill.catalog.link;

import dev.waybill.file.OriginalFilename;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code Content-Disposition} with a file name of any Unicode (RFC 6266): {@code filename} in ASCII for those who know no
 * better, {@code filename*} for the rest (RFC 8187).
 */
public final class DispositionHeader {

    /** What file systems take; in a link each byte may become five characters, and servers limit those. */
    private static final int MAX_BYTES = 255;

    /** The attr-char of RFC 8187 that are neither letters nor digits. */
    private static final String UNRESERVED = "!#$&+-.^_`|~";

    /** Characters that turn the direction of text, with which {@code gnp.exe} looks like {@code exe.png}. */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private DispositionHeader() {}

    public static String of(Disposition disposition, OriginalFilename filename) {
        String name = unturned(shortened(filename));
        String ascii = ascii(name);
        String header = "%s; filename=\"%s\"".formatted(disposition, ascii);
        return ascii.equals(name) ? header : header + "; filename*=UTF-8''" + encoded(name);
    }

    /** The same without characters that turn its direction. */
    public static String unturned(String name) {
        return TURNS.matcher(name).replaceAll("");
    }

    /** At most {@link #MAX_BYTES}, the extension kept. */
    private static String shortened(OriginalFilename filename) {
        String name = filename.value();
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int suffixLength =
                filename.extension().isEmpty() ? 0 : filename.extension().length() + 1;
        String suffix = name.substring(name.length() - suffixLength);
        StringBuilder stem = new StringBuilder();
        int room = MAX_BYTES - suffixLength;
        for (int codePoint : name.codePoints().toArray()) {
            room -= bytes(Character.toString(codePoint));
            if (room < 0) {
                break;
            }
            stem.appendCodePoint(codePoint);
        }
        return stem + suffix;
    }

    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints().forEach(c -> ascii.append(isPlain(c) ? (char) c : '_'));
        return ascii.toString();
    }

    /** Percent signs are left out too: some browsers decode them in the plain form. */
    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '%';
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean literal = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(literal ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
