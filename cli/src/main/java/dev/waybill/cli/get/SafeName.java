package dev.waybill.cli.get;

import java.nio.charset.StandardCharsets;

/** What a server's file name becomes on this machine: one name in one directory, not hidden, printable, not too long. */
final class SafeName {
    private static final int LONGEST = 200;

    private SafeName() {}

    static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain =
                last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "").strip();
        String shown = plain.replaceFirst("^[.-]+", "_");
        return shown.isEmpty() || shown.equals("_") ? "download" : shortened(shown);
    }

    /** Keeps the extension, and characters whole. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        StringBuilder stem = new StringBuilder(name.substring(0, name.length() - extension.length()));
        while (bytes(stem + extension) > LONGEST) {
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
