package dev.waybill.catalog.edit;

import dev.waybill.event.EventJson;
import dev.waybill.file.Labels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON merge patch (RFC 7396) of a file's labels: what is left out stays, null clears.
 *
 * @param members of {@code title}, {@code description} and {@code tags}, those that are given
 */
record LabelPatch(Map<String, JsonNode> members) {

    /** Room for labels of the greatest length, each character escaped. */
    static final int MAX_BYTES = 64 * 1024;

    private static final JsonMapper JSON = EventJson.mapper();
    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    private static final String TAGS = "tags";
    private static final Set<String> KNOWN = Set.of(TITLE, DESCRIPTION, TAGS);

    /** @throws IllegalArgumentException with a sentence that says what is wrong with it */
    static LabelPatch parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new IllegalArgumentException("the body has at most " + MAX_BYTES + " bytes");
        }
        LabelPatch patch = new LabelPatch(members(body));
        patch.members.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("only title, description and tags can be changed");
                });
        return patch;
    }

    /** The labels that it makes of others. @throws IllegalArgumentException when they are no valid labels */
    Labels apply(Labels labels) {
        return new Labels(
                members.containsKey(TITLE) ? text(TITLE) : labels.title(),
                members.containsKey(DESCRIPTION) ? text(DESCRIPTION) : labels.description(),
                members.containsKey(TAGS) ? tags() : labels.tags());
    }

    private static Map<String, JsonNode> members(byte[] body) {
        try {
            Map<String, JsonNode> members = JSON.readValue(body, new TypeReference<Map<String, JsonNode>>() {});
            if (members == null) {
                throw new IllegalArgumentException("the body is a JSON object");
            }
            return members;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the body is a JSON object", e);
        }
    }

    private @Nullable String text(String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is a string or null");
        }
        return value.stringValue();
    }

    private List<String> tags() {
        JsonNode value = members.get(TAGS);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.valueStream().anyMatch(tag -> !tag.isString())) {
            throw new IllegalArgumentException("tags is an array of strings or null");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }
}
