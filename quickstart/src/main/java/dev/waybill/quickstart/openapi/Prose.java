package dev.waybill.quickstart.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code openapi.yml}: what people want to know and no controller says, as a JSON merge patch (RFC 7396) over what
 * springdoc finds. What it says of routes that are not there is left out: some are there with some settings only.
 *
 * @param patch never changed
 */
record Prose(ObjectNode patch) {

    private static final int MAX_ALIASES = 1_000;
    private static final List<String> PARTS = List.of("info", "tags", "components");
    private static final String PATHS = "paths";

    static Prose read() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try (InputStream yaml = new ClassPathResource("openapi.yml").getInputStream()) {
            Object read = new Yaml(new SafeConstructor(options)).load(yaml);
            return new Prose(new ObjectMapper().valueToTree(read)); // swagger's own leaves out nulls
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addTo(ObjectNode api) {
        PARTS.forEach(part -> api.set(part, merged(api.get(part), patch.path(part))));
        JsonNode paths = patch.path(PATHS);
        for (String path : names(api.path(PATHS))) {
            for (String method : names(api.path(PATHS).path(path))) {
                ObjectNode methods = (ObjectNode) api.path(PATHS).path(path);
                methods.set(method, merged(methods.get(method), paths.path(path).path(method)));
            }
        }
    }

    private static JsonNode merged(@Nullable JsonNode target, JsonNode patch) {
        if (patch.isMissingNode()) {
            return target == null ? patch : target;
        }
        if (!patch.isObject()) {
            return patch.deepCopy();
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object : Json31.mapper().createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.get(member.getKey()), member.getValue()));
            }
        });
        return result;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
