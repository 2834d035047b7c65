package dev.waybill.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;

/** Where the values in waybill.yml come from: in a process of its own, for only that has an environment and a directory. */
class ShippedSettingsTest {

    @TempDir
    private Path directory;

    /** Prints the values of the properties that it is asked for, one a line. */
    static final class Program {

        public static void main(String[] properties) {
            StandardEnvironment environment = new StandardEnvironment();
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            for (String property : properties) {
                System.out.println(environment.getProperty(property));
            }
        }
    }

    private List<String> values(Map<String, String> variables, String... properties)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dspring.config.import=classpath:waybill.yml",
                Program.class.getName()));
        command.addAll(List.of(properties));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        List<String> values = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isZero();
        return values.subList(values.size() - properties.length, values.size());
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheDefaults() throws Exception {
        Files.writeString(directory.resolve(".env"), """
                S3_BUCKET_NAME=of-the-file
                S3_ENABLED=true
                AWS_REGION=eu-west-1
                S3_STORAGE_CLASS=STANDARD_IA
                LOCAL_STORAGE_DIR=/srv/files
                """);
        Map<String, String> variables = new HashMap<>(
                Map.of("S3_BUCKET_NAME", "of-the-environment", "LOG_LEVEL", "DEBUG", "AWS_SECRET_ACCESS_KEY", "a=b#c"));

        assertThat(values(
                        variables,
                        "waybill.s3.bucket",
                        "waybill.s3.enabled",
                        "waybill.s3.region",
                        "waybill.s3.aws-region",
                        "waybill.s3.storage-class",
                        "waybill.s3.secret-access-key",
                        "waybill.s3.checksum-mode",
                        "waybill.local-storage.directory",
                        "waybill.staging.location",
                        "logging.level.dev.waybill"))
                .containsExactly(
                        "of-the-environment",
                        "true",
                        "",
                        "eu-west-1",
                        "STANDARD_IA",
                        "a=b#c",
                        "when_required",
                        "/srv/files",
                        "./data/staging",
                        "DEBUG");
    }
}
