package dev.waybill.ingest.collection;

import dev.waybill.file.CollectionName;
import dev.waybill.file.KeyLayout;
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
 * @param maxFileSize {@code MAX_FILE_SIZE}: in bytes, for collections that set no limit of their own
 */
@ConfigurationProperties("waybill.ingest")
public record CollectionSettings(long maxFileSize, Map<String, Rules> collections) {

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

    List<Collection> toCollections() {
        return collections.entrySet().stream()
                .map(entry -> toCollection(new CollectionName(entry.getKey()), entry.getValue()))
                .toList();
    }

    private Collection toCollection(CollectionName name, Rules rules) {
        long limit = rules.maxSize == null ? maxFileSize : rules.maxSize.toBytes();
        return new Collection(
                name, new KeyLayout(rules.key), rules.owners, rules.nameFromKey, rules.types, rules.strict, limit);
    }
}
