package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the commands of docs/migration.md that stand for the seeds' own, in a shell, from top to bottom, against {@code waybill up}. It needs both
 * halves packaged, bash and curl.
 */
class MigrationGuideIT {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path GUIDE = REPOSITORY.resolve("docs/migration.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d{3}\\.\\d+) \\| .+? \\| `([^|]+)` \\| (\\d+)(?: [^|]*)? \\|$");
    private static final String MEASURED_CURL = "curl --silent --output answer --write-out '%{http_code}' ";
    private static final int MINUTES = 2;

    @TempDir
    private Path directory;

    @Test
    void whatTheSeedsRanRunsHere() throws Exception {
        assumeTrue(isPackaged());
        corpus();
        Process up = waybillUp();
        try (BufferedReader said = up.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            assertThat(line).as(log("up.log")).isNotNull();
            JsonNode places = JsonMapper.shared().readTree(line);
            List<Row> rows = ROW.matcher(Files.readString(GUIDE))
                    .results()
                    .map(row -> new Row(row.group(1), row.group(2), Integer.parseInt(row.group(3))))
                    .toList();
            assertThat(rows).hasSizeGreaterThan(12);
            for (Row row : rows) {
                run(row, places);
            }
        } finally {
            up.destroy();
            assertThat(up.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static boolean isPackaged() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(REPOSITORY.resolve("quickstart/target"), "*-exec.jar")) {
            return jars.iterator().hasNext();
        }
    }

    private void run(Row row, JsonNode places) throws Exception {
        JsonNode s3 = places.path("s3");
        String command = row.command()
                .replace("http://localhost:8080", places.path("address").asString())
                .replace("your-bucket", s3.path("bucket").asString())
                .replace("your-key", s3.path("access_key_id").asString())
                .replace("your-secret", s3.path("secret_access_key").asString())
                .replaceFirst("^curl ", Matcher.quoteReplacement(MEASURED_CURL));
        Process shell =
                shell(command, Map.of("WAYBILL_SERVER", places.path("address").asString()));
        assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES)).as(row.toString()).isTrue();
        boolean isCall = row.command().startsWith("curl ");
        assertThat(isCall ? Integer.parseInt(Files.readString(directory.resolve("out"))) : shell.exitValue())
                .as("%s%n%s%n%s", row, log("out"), log("err"))
                .isEqualTo(row.gives());
        if (isCall && row.gives() == 202) {
            awaitEnd(places);
        }
    }

    /** One run at a time: the next row would be told so. */
    private void awaitEnd(JsonNode places) throws Exception {
        Process watch = shell(
                "waybill migrate status --watch",
                Map.of("WAYBILL_SERVER", places.path("address").asString()));
        assertThat(watch.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(watch.exitValue()).as(log("out") + log("err")).isZero();
    }

    private Process shell(String command, Map<String, String> settings) throws IOException {
        ProcessBuilder shell = process("bash", "-c", command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        shell.environment().putAll(settings);
        return shell.start();
    }

    private Process waybillUp() throws IOException {
        ProcessBuilder up = process(
                        REPOSITORY.resolve("waybill").toString(),
                        "up",
                        "--json",
                        "--data=" + directory.resolve("data"),
                        "--port=0",
                        "--management-port=0",
                        "--kafka-port=0",
                        "--s3-port=0",
                        "--mongo-port=0")
                .redirectError(directory.resolve("up.log").toFile());
        up.environment()
                .putAll(Map.of(
                        "MIGRATION_SOURCE_DIR",
                        directory.resolve("app").toString(),
                        "WAYBILL_SECRET_KEY",
                        "a-secret-key-of-32-bytes-or-more"));
        return up.start();
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Map<String, String> environment = process.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("AWS_") || name.startsWith("S3_") || name.startsWith("JWT_"));
        environment.put("WAYBILL_NO_BUILD", "1");
        environment.put("PATH", REPOSITORY + ":" + environment.get("PATH"));
        return process;
    }

    private String log(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void corpus() throws IOException {
        write("app/images/2024/12/old-image.png", "\u0089PNG\r\n\u001a\n old");
        write("app/images/2025/06/image4.jpg", "\u00ff\u00d8\u00ff\u00e0 another");
        write("app/products.json", """
                [{"id": "p1", "name": "Lamp", "category": "light", "price": 12.50, "image_url": "images/lamp.png"}]""");
        write("app/images/lamp.png", "\u0089PNG\r\n\u001a\n lamp");
        write("app/uploads/agency_invoice/AGY-123_agency_invoice_1732000000_March.pdf", "%PDF-1.7 March");
        write("app/uploads/jobs/JOB-9/job_order/0e8e5f0c-1111-4222-8333-444455556666-plan.pdf", "%PDF-1.7 plan");
        write("app/events/E-1/media/20241203_101500_opening.png", "\u0089PNG\r\n\u001a\n opening");
        write("test-image.png", "\u0089PNG\r\n\u001a\n test");
    }

    private void write(String path, String bytes) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private record Row(String number, String command, int gives) {}
}
