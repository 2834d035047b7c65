package dev.waybill.event.kafka;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code docs} publishes of the events. */
public final class PublishedSchemas {

    public static final Path DOCS = Path.of("..", "docs");
    public static final JsonMapper JSON = new JsonMapper();

    private static final String PREFIX = "dev.waybill.";
    private static final String SUFFIX = ".schema.json";

    private PublishedSchemas() {}

    /** The types that have a schema, of those that begin so. */
    public static Stream<String> types(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("schemas"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .map(name -> PREFIX + name.substring(0, name.length() - SUFFIX.length()))
                    .filter(type -> type.startsWith(PREFIX + beginning))
                    .toList()
                    .stream();
        }
    }

    public static JsonNode of(String type) throws IOException {
        return JSON.readTree(Files.readString(file(type)));
    }

    /** What the type's schema, on its own, has against a body. */
    public static List<Error> errors(String type, String body) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(type)));
        return schema.validate(
                body, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    private static Path file(String type) {
        return DOCS.resolve("schemas").resolve(type.substring(PREFIX.length()) + SUFFIX);
    }
}
