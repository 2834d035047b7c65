package dev.waybill.catalog.migration.source;

import dev.waybill.file.DocType;
import dev.waybill.file.Labels;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of a file. Where it says nothing, that is null, and what the path says counts. What it says may be
 * longer than Waybill keeps: then its beginning is kept.
 *
 * @param owners whose it may be, those first that say most
 * @param originalFilename any text; of a path its last part counts
 * @param uploadedBy any text
 */
public record Told(
        List<Owner> owners,
        @Nullable DocType docType,
        @Nullable String originalFilename,
        @Nullable String title,
        @Nullable String description,
        List<String> tags,
        @Nullable String uploadedBy,
        @Nullable Instant createdAt) {

    /** Of files that no record speaks of. */
    static final Told NOTHING = new Told(List.of(), null, null, null, null, List.of(), null, null);

    private static final int MAX_TITLE = 255;
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_TAGS = 32;
    private static final int MAX_TAG = 64;

    public Told {
        owners = List.copyOf(owners);
        title = beginning(title, MAX_TITLE);
        description = beginning(description, MAX_DESCRIPTION);
        uploadedBy = beginning(uploadedBy, MAX_TITLE);
        tags = tags.stream()
                .flatMap(tag -> Stream.ofNullable(beginning(tag, MAX_TAG)))
                .distinct()
                .limit(MAX_TAGS)
                .toList();
        new Labels(title, description, tags);
    }

    /** Null for blank text, and without what no label may have in it. */
    private static @Nullable String beginning(@Nullable String text, int limit) {
        if (text == null) {
            return null;
        }
        String valid = wellFormed(text).replace("\0", "").strip();
        int end = Math.min(limit, valid.length());
        boolean between = end > 0 && end < valid.length() && Character.isHighSurrogate(valid.charAt(end - 1));
        String kept = valid.substring(0, between ? end - 1 : end).strip();
        return kept.isEmpty() ? null : kept;
    }

    private static String wellFormed(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
