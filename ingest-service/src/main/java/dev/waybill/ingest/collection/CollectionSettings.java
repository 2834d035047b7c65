package dev.waybill.ingest.collection;

import dev.waybill.file.CollectionName;
import dev.waybill.file.KeyLayout;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The collections by name.
 *
 * @param reservedKeys where objects lie that are no collection's
 * @param maxFileSize {@code MAX_FILE_SIZE}: in bytes, for collections that set no limit of their own
 */
@ConfigurationProperties("waybill.ingest")
public record CollectionSettings(
        long maxFileSize,
        Map<String, Rules> collections,
        @DefaultValue List<String> reservedKeys) {

    /**
     * One collection.
     *
     * @param key the key layout, see {@link KeyLayout}
     * @param types media types, or {@code text/*} for all of a kind
     * @param maxSize null for the limit of all
     */
    public record Rules(
            String key,
            Set<Owner.Kind> owners,
            @DefaultValue("true") boolean nameFromKey,
            List<String> types,
            @DefaultValue("false") boolean strict,
            @Nullable DataSize maxSize) {}

    public CollectionSettings {
        if (maxFileSize < 1) {
            throw new IllegalArgumentException("MAX_FILE_SIZE is a number of bytes from 1 up");
        }
    }

    /** @throws IllegalArgumentException when two of them could give two files the same key */
    List<Collection> toCollections() {
        List<Collection> all = collections.entrySet().stream()
                .map(entry -> toCollection(new CollectionName(entry.getKey()), entry.getValue()))
                .toList();
        all.forEach(one -> requireApart(one, all));
        return all;
    }

    private void requireApart(Collection one, List<Collection> all) {
        all.stream()
                .filter(other -> other != one && other.layout().overlaps(one.layout()))
                .findFirst()
                .ifPresent(other -> {
                    throw overlap(one, "those of " + other.name() + ", " + other.layout());
                });
        reservedKeys.stream()
                .map(ObjectKey::new)
                .filter(one.layout()::covers)
                .findFirst()
                .ifPresent(key -> {
                    throw overlap(one, "the reserved key " + key);
                });
    }

    private static IllegalArgumentException overlap(Collection one, String other) {
        return new IllegalArgumentException(
                "keys of %s, %s, could be the same as %s".formatted(one.name(), one.layout(), other));
    }

    private Collection toCollection(CollectionName name, Rules rules) {
        long limit = rules.maxSize == null ? maxFileSize : rules.maxSize.toBytes();
        return new Collection(
                name, new KeyLayout(rules.key), rules.owners, rules.nameFromKey, rules.types, rules.strict, limit);
    }
}
