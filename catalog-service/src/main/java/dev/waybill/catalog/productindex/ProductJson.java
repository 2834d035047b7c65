package dev.waybill.catalog.productindex;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventJson;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Products as the index lists them: what others said of one, with what is known better by now. Numbers stay as written. */
final class ProductJson {

    private static final JsonMapper OURS = EventJson.mapper();
    private static final JsonMapper THEIRS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // Half a surrogate pair cannot be written otherwise.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** What the index has to say itself. */
    private static final Set<String> WRITTEN = Set.of("generated_at", "products", "count");

    /** What others may have said in other words, such as a name that is longer than a title: theirs until somebody edits it. */
    private static final List<String> THEIRS_FIRST = List.of("id", "name", "category", "created_at");

    private static final List<String> EDITABLE = List.of("name", "category");

    private ProductJson() {}

    static byte[] of(CatalogEntry entry, String imageUrl, @Nullable KnownProduct known) {
        Product product = Product.of(entry, imageUrl);
        if (known == null) {
            return OURS.writeValueAsBytes(product);
        }
        ObjectNode ours = (ObjectNode) OURS.valueToTree(product);
        ObjectNode merged = (ObjectNode) THEIRS.readTree(known.json());
        if (entry.edit() != null) {
            merged.remove(EDITABLE);
        }
        for (var member : ours.properties()) {
            if (!THEIRS_FIRST.contains(member.getKey()) || !merged.hasNonNull(member.getKey())) {
                merged.set(member.getKey(), member.getValue());
            }
        }
        return THEIRS.writeValueAsBytes(merged);
    }

    /** Members of the whole index, each with its comma before it. */
    static String besides(String json) {
        StringBuilder members = new StringBuilder();
        for (var member : THEIRS.readTree(json).properties()) {
            if (!WRITTEN.contains(member.getKey())) {
                members.append(",\n")
                        .append(THEIRS.writeValueAsString(member.getKey()))
                        .append(':')
                        .append(THEIRS.writeValueAsString(member.getValue()));
            }
        }
        return members.toString();
    }
}
