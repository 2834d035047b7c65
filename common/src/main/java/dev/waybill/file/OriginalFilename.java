package dev.waybill.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the uploader called the file: any Unicode, at most 1024 characters, no control characters, no path. It lives in
 * the catalog and in Content-Disposition, never in a path (contract.md, section 2). Path parts and control characters of
 * what was sent are dropped; U+FFFD, which stands for bytes that were not valid UTF-8, is refused.
 */
public record OriginalFilename(@JsonValue String value) {

    private static final int MAX_LENGTH = 1024;
    static final int MAX_SAFE_BYTES = 120;
    /** The C1 set and the line separators as well, which terminals and log viewers obey too. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,16}");

    /** @throws IllegalArgumentException when it is too long, not valid Unicode, or has NUL in it */
    @JsonCreator
    public OriginalFilename {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a file name has at most " + MAX_LENGTH + " characters");
        }
        if (value.indexOf('\0') >= 0 || value.indexOf('\uFFFD') >= 0 || !Unicode.isWellFormed(value)) {
            throw new IllegalArgumentException("a file name is valid Unicode without NUL");
        }
        String last = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
        String visible = CONTROLS.matcher(last).replaceAll("").strip();
        boolean nothingLeft = visible.chars().allMatch(c -> c == '.');
        value = nothingLeft ? "unnamed" : visible;
    }

    /** The extension in lower case without its dot, or empty. */
    public String extension() {
        int dot = value.lastIndexOf('.');
        String extension = dot < 0 ? "" : value.substring(dot + 1);
        return EXTENSION.matcher(extension).matches() ? extension.toLowerCase(Locale.ROOT) : "";
    }

    /**
     * The name as a key may hold it (contract.md, section 3): NFC, everything outside {@code [A-Za-z0-9._-]} made
     * {@code _}, at most 120 bytes, the extension kept.
     */
    public String safe() {
        return safe(MAX_SAFE_BYTES);
    }

    /** @param limit the most bytes, at least as many as an extension has */
    String safe(int limit) {
        String safe =
                UNSAFE.matcher(Normalizer.normalize(value, Normalizer.Form.NFC)).replaceAll("_");
        if (safe.length() <= limit) {
            return safe;
        }
        String suffix = extension().isEmpty()
                ? ""
                : safe.substring(safe.length() - extension().length() - 1);
        return safe.substring(0, limit - suffix.length()) + suffix;
    }

    @Override
    public String toString() {
        return value;
    }
}
