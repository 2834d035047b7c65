package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrateInterruptedTest {
    /** As a process, since it is that which Ctrl-C ends. */
    @Test
    void endingTheCommandEndsNoRunAndSaysSo() throws Exception {
        try (FakeServer server = new FakeServer()
                .says(
                        FakeServer.json(200, "{\"s3Configured\":true}"),
                        RunJson.in("carrying").begun())) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.waybill.cli.Waybill",
                            "migrate",
                            "--yes",
                            "--server",
                            server.address())
                    .start();
            try (BufferedReader said = process.errorReader()) {
                assertThat(said.readLine()).startsWith("carrying");
                process.toHandle().destroy();

                assertThat(said.lines())
                        .containsExactly(
                                "The run goes on at the server; waybill migrate status --watch goes on watching it.");
            } finally {
                process.destroyForcibly();
            }
            assertThat(server.asked()).noneMatch(asked -> asked.path().contains("abort"));
        }
    }
}
