package dev.waybill.catalog.migration.source;

import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keys of files that have a path already: that path. Where a segment of it can be no key's, its {@code {safe}} form with
 * eight hex digits of the file's path stands for it (docs/adr/011): the same for the same path, another for another.
 */
final class KeptKeys {

    private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final int DIGITS = 8;

    private KeptKeys() {}

    /**
     * The key that a file keeps, empty where it would be too long for one.
     *
     * @param wanted where it is to lie
     * @param path where it lies in its source
     */
    static Optional<ObjectKey> key(String wanted, String path) {
        String key = Arrays.stream(wanted.split("/"))
                .map(segment -> KEPT.matcher(segment).matches() ? segment : marked(segment, path))
                .collect(Collectors.joining("/"));
        try {
            return Optional.of(new ObjectKey(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The segment's {@code {safe}} form, with the digits of the path before its extension. */
    static String marked(String segment, String path) {
        OriginalFilename name = new OriginalFilename(segment);
        String safe = name.safe();
        int end = name.extension().isEmpty()
                ? safe.length()
                : safe.length() - name.extension().length() - 1;
        String stem = safe.substring(0, end).replaceFirst("^\\.+", "_");
        return stem + "-" + digits(path) + safe.substring(end);
    }

    private static String digits(String path) {
        return Sha256.of(path.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }
}
