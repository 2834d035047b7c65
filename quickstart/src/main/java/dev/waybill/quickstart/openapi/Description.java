package dev.waybill.quickstart.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.access.Scope;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Makes of what springdoc finds in the controllers what somebody can use who has not seen them. */
final class Description implements OpenApiCustomizer {

    private static final ObjectMapper JSON = Json31.mapper();
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    /** What every route may answer that takes a token. */
    private static final String[] TOKEN_ERRORS = {"UNAUTHENTICATED", "ACCESS_DENIED"};

    private final Schemas schemas;
    private final Prose prose;

    Description(Schemas schemas, Prose prose) {
        this.schemas = schemas;
        this.prose = prose;
    }

    @Override
    public void customise(OpenAPI found) {
        found.getComponents().getSchemas().forEach(schemas::require);
        renameVariables(found);
        ObjectNode api = JSON.valueToTree(found);
        prose.addTo(api);
        complete(api);
        replace(found, api);
    }

    /** The contract's names are in snake_case, in addresses as well. */
    private static void renameVariables(OpenAPI api) {
        Paths renamed = new Paths();
        api.getPaths().forEach((path, item) -> {
            item.readOperations().stream()
                    .flatMap(operation ->
                            operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream())
                    .filter(parameter -> "path".equals(parameter.getIn()))
                    .forEach(parameter -> parameter.setName(SNAKE_CASE.translate(parameter.getName())));
            renamed.addPathItem(
                    VARIABLE.matcher(path).replaceAll(match -> "{" + SNAKE_CASE.translate(match.group(1)) + "}"), item);
        });
        api.setPaths(renamed);
    }

    private static void complete(ObjectNode api) {
        Problems problems = new Problems();
        api.path("paths").forEach(methods -> methods.properties().forEach(method -> complete(method, problems)));
        ObjectNode components = (ObjectNode) api.path("components");
        ((ObjectNode) components.path("schemas")).set("ErrorCode", Problems.codes());
        problems.answersTo(components.withObjectProperty("responses"));
    }

    private static void complete(Map.Entry<String, JsonNode> method, Problems problems) {
        ObjectNode operation = (ObjectNode) method.getValue();
        @Nullable JsonNode scope = operation.remove("x-scope");
        @Nullable JsonNode errors = operation.remove("x-errors");
        String needed = scope == null ? usualScope(method.getKey()).value() : scope.asText();
        ArrayNode security = operation.putArray("security");
        boolean isOpen = needed.equals("none");
        if (!isOpen) {
            security.addObject().putArray("bearer").add(needed);
        }
        ObjectNode responses = operation.withObjectProperty("responses");
        problems.addTo(responses, Stream.concat(isOpen ? Stream.empty() : Stream.of(TOKEN_ERRORS), texts(errors)));
        responses.putObject("default").put("$ref", "#/components/responses/AnyOther");
    }

    /** As {@code AccessConfiguration} has it. */
    private static Scope usualScope(String method) {
        return switch (method) {
            case "get", "head" -> Scope.READ;
            case "delete" -> Scope.DELETE;
            default -> Scope.WRITE;
        };
    }

    private static Stream<String> texts(@Nullable JsonNode array) {
        return array == null ? Stream.empty() : array.valueStream().map(JsonNode::asText);
    }

    private static void replace(OpenAPI old, ObjectNode api) {
        try {
            OpenAPI described = JSON.treeToValue(api, OpenAPI.class);
            old.info(described.getInfo())
                    .tags(described.getTags())
                    .paths(described.getPaths())
                    .components(described.getComponents());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("openapi.yml makes no OpenAPI document", e);
        }
    }
}
