package dev.waybill.quickstart.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.error.ErrorCode;
import io.swagger.v3.core.util.Json31;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of errors, as the description tells it: a schema of its codes, and an answer for each that a route may give. */
final class Problems {

    private static final String TABLE_HEAD = """
            What went wrong, for programs.

            | code | status | again? | what to do |
            |---|---|---|---|
            """;

    private final Map<String, ObjectNode> answers = new TreeMap<>();

    /** The schema of the codes. */
    static ObjectNode codes() {
        ObjectNode schema = Json31.mapper().createObjectNode();
        schema.put("type", "string");
        schema.put(
                "description",
                Stream.of(ErrorCode.values())
                        .map(code -> "| `%s` | %d | %s | %s: %s |"
                                .formatted(
                                        code,
                                        code.status(),
                                        code.retryable() ? "yes" : "no",
                                        code.title(),
                                        code.advice()))
                        .collect(Collectors.joining("\n", TABLE_HEAD, "\n")));
        var names = schema.putArray("enum");
        Stream.of(ErrorCode.values()).map(ErrorCode::name).forEach(names::add);
        return schema;
    }

    /** Adds an answer for each status that the codes have. */
    void addTo(ObjectNode responses, Stream<String> codes) {
        Map<Integer, List<ErrorCode>> byStatus = codes.map(ErrorCode::valueOf)
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(ErrorCode::status, LinkedHashMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> {
            String name = ofStatus.stream().map(ErrorCode::name).collect(Collectors.joining("_OR_"));
            answers.computeIfAbsent(name, key -> answer(ofStatus));
            responses.putObject(Integer.toString(status)).put("$ref", "#/components/responses/" + name);
        });
    }

    /** The answers that were referred to. */
    void answersTo(ObjectNode components) {
        answers.forEach(components::set);
    }

    private static ObjectNode answer(List<ErrorCode> codes) {
        ObjectNode answer = Json31.mapper().createObjectNode();
        answer.put(
                "description",
                codes.stream()
                        .map(code -> "`%s`: %s. %s".formatted(code, code.title(), code.advice()))
                        .collect(Collectors.joining("\n\n")));
        if (codes.stream().anyMatch(ErrorCode::retryable)) {
            answer.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
        }
        answer.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return answer;
    }
}
