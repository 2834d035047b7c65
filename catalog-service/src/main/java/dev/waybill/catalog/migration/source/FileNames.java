package dev.waybill.catalog.migration.source;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names of files as text. A file system keeps bytes, which are UTF-8 nearly always; Java reads them by the locale of its
 * process, and in one without a locale loses all that is not ASCII. A file's URI has the bytes as they are.
 */
final class FileNames {

    private static final String REPLACEMENT = "\uFFFD";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FileNames() {}

    /** What the name says; empty where it is not valid UTF-8, or has the character in it that stands for what is not. */
    static Optional<String> text(Path name) {
        String read = name.toString();
        if (isAscii(read)) {
            return Optional.of(read);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name)))
                    .toString();
            return text.contains(REPLACEMENT) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A name that is not text as one that can be shown: each byte beyond ASCII by its two digits, so that no two are alike. */
    static String shown(Path name) {
        StringBuilder shown = new StringBuilder();
        for (byte each : bytes(name)) {
            if (each >= 0) {
                shown.append((char) each);
            } else {
                shown.append(REPLACEMENT).append(HEX.toHexDigits(each));
            }
        }
        return shown.toString();
    }

    /** The name that says it; empty where no file can have it that {@link #text} tells of. */
    static Optional<Path> name(String text) {
        if (text.isEmpty() || text.indexOf('/') >= 0 || text.indexOf('\0') >= 0 || text.contains(REPLACEMENT)) {
            return Optional.empty();
        }
        if (isAscii(text)) {
            return Optional.of(Path.of(text));
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            StringBuilder uri = new StringBuilder("file:///");
            while (bytes.hasRemaining()) {
                uri.append('%').append(HEX.toHexDigits(bytes.get()));
            }
            return Optional.of(Path.of(URI.create(uri.toString())).getFileName());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path name) {
        String path = name.toUri().getRawPath();
        String encoded = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String last = encoded.substring(encoded.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < last.length(); i++) {
            boolean escaped = last.charAt(i) == '%';
            bytes.write(escaped ? HexFormat.fromHexDigits(last, i + 1, i + 3) : last.charAt(i));
            i += escaped ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
