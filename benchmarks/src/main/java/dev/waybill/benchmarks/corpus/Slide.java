package dev.waybill.benchmarks.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A document that mentions files.
 *
 * @param content a whole page
 * @param blocks its parts once more, in an array of documents
 * @param image an address and nothing else
 */
public record Slide(String id, Text content, List<Text> blocks, Text image) {

    /** The collection that they are in. */
    public static final String COLLECTION = "slides";

    /** What {@code MIGRATION_REFERENCES} has to say for all of them. */
    public static final String TARGETS = "slides.content,slides.blocks.html,slides.image_url";

    public Slide {
        blocks = List.copyOf(blocks);
    }

    /** As it is before a migration, and after one was undone. */
    public Map<String, Object> before() {
        return after(path -> null);
    }

    /**
     * As it must be after a migration.
     *
     * @param address the new address of a path; null where it has none
     */
    public Map<String, Object> after(Function<String, @Nullable String> address) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("_id", id);
        document.put("title", "images/2024/12/over.png is no target");
        document.put("content", content.with(address));
        List<Map<String, Object>> written = new ArrayList<>();
        for (Text block : blocks) {
            written.add(Map.of("html", block.with(address)));
        }
        document.put("blocks", written);
        document.put("image_url", image.with(address));
        return document;
    }
}
