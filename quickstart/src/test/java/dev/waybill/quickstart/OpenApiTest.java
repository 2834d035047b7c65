package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the HTTP API: as committed, complete, and true of what is really answered. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    /** With this one set, the description is written rather than compared (see CONTRIBUTING.md). */
    private static final String WRITE = "waybill.openapi.write";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final byte[] INVOICE = "%PDF-1.7 one invoice".getBytes(StandardCharsets.UTF_8);

    private final Client client = new Client(Shared.open());
    private JsonNode api;

    @BeforeEach
    void readDescription() throws Exception {
        api = JSON.readTree(client.get(client.address() + "/v3/api-docs").body());
    }

    @Test
    void the_committed_description_is_the_one_that_is_served() throws IOException {
        String served = JSON.writeValueAsString(api) + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/openapi.json is out of date: CONTRIBUTING.md says how to make it anew")
                .isEqualTo(served);
    }

    @Test
    void every_route_is_described_in_openapi_yml() {
        Set<String> tags = new HashSet<>();
        api.path("tags").forEach(tag -> tags.add(tag.path("name").asString()));
        Set<String> ids = new HashSet<>();
        operations().forEach(operation -> {
            JsonNode described = operation.getValue();
            assertThat(described.path("summary").asString(""))
                    .as(operation.getKey())
                    .isNotEmpty();
            assertThat(described.path("tags").valueStream().map(JsonNode::asString))
                    .as(operation.getKey())
                    .isNotEmpty()
                    .isSubsetOf(tags);
            assertThat(ids.add(described.path("operationId").asString("")))
                    .as("%s has an operationId of its own", operation.getKey())
                    .isTrue();
            assertThat(described.path("responses").propertyNames())
                    .as(operation.getKey())
                    .anyMatch(status -> status.startsWith("2"));
        });
        assertThat(ids).hasSizeGreaterThan(20).noneMatch(id -> id.contains("_"));
    }

    @Test
    void no_route_asks_for_what_is_no_parameter_or_names_our_classes() {
        assertThat(api.toString()).doesNotContainIgnoringCase("controller", "servlet");
        assertThat(api.path("components").path("schemas").propertyNames())
                .contains("File", "Link", "Problem")
                .noneMatch(name -> name.endsWith("Body") || name.contains("Map"));
        assertThat(operations()
                        .flatMap(operation ->
                                operation.getValue().path("parameters").valueStream())
                        .map(parameter -> resolved(parameter).path("name").asString()))
                .contains("id", "limit", "Idempotency-Key")
                .doesNotContain("caller", "request", "headers", "parameters");
        assertThat(api.path("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(api.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void every_parameter_in_an_address_is_declared_and_the_other_way_round() {
        operations().forEach(operation -> {
            List<String> declared = operation
                    .getValue()
                    .path("parameters")
                    .valueStream()
                    .map(this::resolved)
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asString() + "}")
                    .toList();
            assertThat(operation.getKey().replaceAll("[^{}]*(\\{[^{}]*}|$)", "$1"))
                    .as(operation.getKey())
                    .isEqualTo(String.join("", declared));
        });
    }

    @Test
    void answers_are_as_described() throws Exception {
        JsonNode uploaded = client.upload("/api/v1/agencies/AGY-77/documents/job_order", "order.pdf", INVOICE);
        assertIs("File", uploaded);
        String file = "/api/v1/files/" + uploaded.path("id").asString();
        client.awaitRedirect(uploaded.path("url").asString());

        assertIs("CatalogFile", get(file));
        assertIs("Timeline", get(file + "/timeline"));
        assertIs("Link", get(file + "/link"));
        assertIs("FilePage", get("/api/v1/files?agency_id=AGY-77"));
        assertIs("Health", get("/api/health"));
        assertIs("JobFileAnswer", client.postJson("/api/v1/jobs/J-77/documents", """
                {"documents":[{"doc_type":"job_order","filename":"one.txt","content_base64":"b25l"},
                              {"doc_type":"job_order","filename":"two.txt","content_base64":"?"}]}""", 207));
        assertIs("ProductIndex", client.postJson("/api/v1/products/index", "", 200));
        assertIs("SelfTestReport", client.postJson("/api/v1/selftest", "", 200));
        assertIs("DeadLetterPage", get("/api/v1/dead-letters"));
        assertIs("Problem", get("/api/v1/files/nothing"));
        assertIs("Problem", get("/api/files/nothing.pdf"));
        assertThat(errors("Link", get("/api/health"))).isNotEmpty();
        assertThat(errors("File", ((ObjectNode) uploaded).put("surprise", 1))).hasSize(1);
    }

    @Test
    void swagger_ui_is_served_from_here_and_asks_nobody_else() throws Exception {
        var page = client.get(client.address() + "/swagger-ui/index.html");
        assertThat(client.get(client.address() + "/swagger-ui.html").headers().firstValue("Location"))
                .contains("/swagger-ui/index.html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
        String html = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(html).contains("swagger-ui-bundle.js").doesNotContain("//", "<script>");
        assertThat(client.get(client.address() + "/swagger-ui/swagger-ui-bundle.js")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/v3/api-docs/swagger-config").path("url").asString()).isEqualTo("/v3/api-docs");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(client.get(client.address() + path).body());
    }

    private JsonNode resolved(JsonNode parameter) {
        String reference = parameter.path("$ref").asString("");
        return reference.isEmpty() ? parameter : api.at(reference.substring(1));
    }

    /** Methods and paths, each with its description. */
    private Stream<Map.Entry<String, JsonNode>> operations() {
        return api.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> Map.entry(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    private void assertIs(String name, JsonNode answer) {
        assertThat(errors(name, answer)).as("%s is a %s", answer, name).isEmpty();
    }

    /** What speaks against it: something promised is missing, or something is there that is not described. */
    private List<Error> errors(String name, JsonNode answer) {
        ObjectNode schema = (ObjectNode) api.deepCopy();
        schema.put("$ref", "#/components/schemas/" + name);
        schema.put("unevaluatedProperties", name.equals("Problem"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString())
                .validate(
                        answer.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }
}
