package dev.waybill.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a collection's keys look: a template such as {@code uploads/{doc_type}/{owner}_{doc_type}_{epoch}_{safe}}
 * (contract.md, section 3). Times are UTC.
 *
 * <p>Placeholders: {@code {owner}} and its member names such as {@code {job_id}}; {@code {doc_type}}; {@code {safe}},
 * {@code {stem}} and {@code {ext}} of the original file name; {@code {uuid}}, the file id; {@code {hex}}, its last
 * eight digits; {@code {epoch}}; {@code {yyyy}}, {@code {MM}}, {@code {dd}}, {@code {HHmmss}}, {@code {micros}}.
 */
public final class KeyLayout {

    /** The most bytes of a key's last segment, so that a file system takes it and a temporary suffix besides. */
    static final int MAX_SEGMENT = 200;

    /** Room for the longest extension. */
    private static final int MIN_SAFE_BYTES = 20;

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_]+)}");
    private static final Set<String> TIMES = Set.of("yyyy", "MM", "dd", "HHmmss");
    private static final Set<String> OTHERS =
            Set.of("owner", "doc_type", "safe", "stem", "ext", "uuid", "hex", "epoch", "micros");
    private static final Set<String> UNIQUE = Set.of("uuid", "hex", "epoch", "micros", "product_id");

    private final String template;

    /**
     * @throws IllegalArgumentException on an unknown placeholder, when nothing in it tells two files apart, or when no
     *     key can ever come of it
     */
    public KeyLayout(String template) {
        this.template = template;
        Matcher placeholders = PLACEHOLDER.matcher(template);
        boolean unique = false;
        while (placeholders.find()) {
            String name = placeholders.group(1);
            if (!TIMES.contains(name) && !OTHERS.contains(name) && !isOwnerMember(name)) {
                throw new IllegalArgumentException("unknown placeholder {" + name + "} in the layout " + template);
            }
            unique |= UNIQUE.contains(name);
        }
        if (!unique) {
            throw new IllegalArgumentException("the layout " + template + " needs one of " + UNIQUE);
        }
        new ObjectKey(placeholders.replaceAll("x"));
    }

    /**
     * The key of one file. Where its last segment would be longer than {@value #MAX_SEGMENT} bytes, {@code {safe}} and
     * {@code {stem}} are shortened to fit.
     *
     * @param moment from {@link UniqueTime}
     * @throws IllegalArgumentException when the template asks for an owner or document type that the file lacks
     */
    public ObjectKey key(FileId id, Owner owner, @Nullable DocType docType, OriginalFilename name, Instant moment) {
        ObjectKey key = key(id, owner, docType, name, moment, OriginalFilename.MAX_SAFE_BYTES);
        int excess = key.lastSegment().length() - MAX_SEGMENT;
        int shorter = Math.max(MIN_SAFE_BYTES, name.safe().length() - excess);
        return excess <= 0 ? key : key(id, owner, docType, name, moment, shorter);
    }

    private ObjectKey key(
            FileId id, Owner owner, @Nullable DocType docType, OriginalFilename name, Instant moment, int maxSafe) {
        return new ObjectKey(replacePlaceholders(placeholder -> switch (placeholder) {
            case "owner" -> owner.id();
            case "doc_type" -> required(docType);
            case "safe" -> name.safe(maxSafe);
            case "stem" -> stem(name, maxSafe);
            case "ext" -> name.extension().isEmpty() ? "bin" : name.extension();
            case "uuid" -> id.toString();
            case "hex" -> id.toString().substring(28);
            case "epoch" -> UniqueTime.epochDigits(id, moment);
            case "micros" -> String.format(Locale.ROOT, "%06d", moment.getNano() / 1_000);
            default -> TIMES.contains(placeholder) ? time(placeholder, moment) : ownerId(owner, placeholder);
        }));
    }

    private String replacePlaceholders(UnaryOperator<String> value) {
        return PLACEHOLDER.matcher(template).replaceAll(m -> Matcher.quoteReplacement(value.apply(m.group(1))));
    }

    private static String required(@Nullable DocType docType) {
        if (docType == null) {
            throw new IllegalArgumentException("doc_type is required in this collection");
        }
        return docType.value();
    }

    private static String stem(OriginalFilename name, int maxSafe) {
        String safe = name.safe(maxSafe);
        return name.extension().isEmpty()
                ? safe
                : safe.substring(0, safe.length() - name.extension().length() - 1);
    }

    private static String time(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(moment);
    }

    private static String ownerId(Owner owner, String member) {
        if (!owner.kind().member().equals(member)) {
            throw new IllegalArgumentException(member + " is required in this collection");
        }
        return owner.id();
    }

    private static boolean isOwnerMember(String name) {
        for (Owner.Kind kind : Owner.Kind.values()) {
            if (kind.member().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some file's key of this layout could be another file's of the other. */
    public boolean overlaps(KeyLayout other) {
        return new KeyPattern(template).overlaps(new KeyPattern(other.template));
    }

    /** Whether some file could get this key. */
    public boolean covers(ObjectKey key) {
        return new KeyPattern(template).overlaps(new KeyPattern(key.value()));
    }

    @Override
    public String toString() {
        return template;
    }
}
