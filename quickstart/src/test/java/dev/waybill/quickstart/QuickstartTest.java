package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command says when it cannot start. */
class QuickstartTest {

    @TempDir
    private Path data;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--management-port", "--kafka-port", "--s3-port", "--mongo-port"})
    void a_taken_port_is_named_with_the_option_that_changes_it(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run("--data=" + data, option + "=" + taken.getLocalPort());

            assertThat(status).isEqualTo(1);
            assertThat(errors.toString())
                    .contains("Port " + taken.getLocalPort() + " is taken")
                    .contains(option);
        }
    }

    @Test
    void a_data_directory_that_is_a_file_is_named() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThat(run("--data=" + file)).isEqualTo(1);
        assertThat(errors.toString()).contains(file.toString());
    }

    @Test
    void an_unknown_option_is_a_usage_error() {
        assertThat(run("--nonsense")).isEqualTo(2);
    }

    /** With every port that is not given a free one. */
    private int run(String... args) {
        CommandLine command = new CommandLine(new Quickstart()).setErr(new PrintWriter(errors, true));
        return command.execute(concat(args));
    }

    private static String[] concat(String... args) {
        String given = String.join(" ", args);
        return Stream.concat(
                        Stream.of("--port=0", "--management-port=0", "--kafka-port=0", "--s3-port=0", "--mongo-port=0")
                                .filter(free -> !given.contains(free.substring(0, free.indexOf('=') + 1))),
                        Stream.of(args))
                .toArray(String[]::new);
    }
}
