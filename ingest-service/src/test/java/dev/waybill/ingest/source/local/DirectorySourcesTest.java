package dev.waybill.ingest.source.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourcesTest {

    @TempDir
    private Path parent;

    private Path inbox;
    private DirectorySources sources;

    @BeforeEach
    void fill() throws IOException {
        inbox = Files.createDirectories(parent.resolve("inbox"));
        Files.createDirectories(inbox.resolve("acme"));
        Files.writeString(inbox.resolve("acme/a b.pdf"), "%PDF");
        Files.writeString(parent.resolve("secret"), "secret");
        sources = new DirectorySources(inbox);
    }

    @Test
    void opens_a_file_by_its_whole_path_or_by_its_path_in_the_directory() throws IOException {
        for (String path : new String[] {inbox + "/acme/a b.pdf", "acme/a b.pdf", "acme/../acme/./a b.pdf"}) {
            try (Fetched fetched = open(path)) {
                assertThat(fetched.length()).hasValue(4);
                assertThat(fetched.body().readAllBytes()).hasSize(4);
            }
        }
    }

    @Test
    void follows_a_link_that_stays_in_the_directory() throws IOException {
        Files.createSymbolicLink(inbox.resolve("link"), inbox.resolve("acme/a b.pdf"));
        Path byLink = Files.createSymbolicLink(parent.resolve("mounted"), inbox);

        try (Fetched fetched = open("link")) {
            assertThat(fetched.length()).hasValue(4);
        }
        sources = new DirectorySources(byLink);
        try (Fetched fetched = open(byLink + "/acme/a b.pdf")) {
            assertThat(fetched.length()).hasValue(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret", "acme/../../secret", "/", "acme", ".", ".."})
    void row_23_refuses_what_is_no_file_in_the_directory(String path) {
        failed(path, ErrorCode.SOURCE_REFUSED);
    }

    @Test
    void row_23_refuses_a_link_that_leads_out_of_the_directory() throws IOException {
        Files.createSymbolicLink(inbox.resolve("link"), parent.resolve("secret"));
        Files.createSymbolicLink(inbox.resolve("up"), parent);

        failed("link", ErrorCode.SOURCE_REFUSED);
        failed("up/secret", ErrorCode.SOURCE_REFUSED);
    }

    @Test
    void row_23_refuses_a_neighbour_whose_name_begins_alike() throws IOException {
        Files.createDirectories(parent.resolve("inbox-of-others"));
        Files.writeString(parent.resolve("inbox-of-others/a"), "secret");

        failed(parent + "/inbox-of-others/a", ErrorCode.SOURCE_REFUSED);
    }

    @Test
    void row_23_opens_no_pipe_which_would_wait_for_ever() throws Exception {
        Path pipe = inbox.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        failed("pipe", ErrorCode.SOURCE_REFUSED);
    }

    @Test
    void tells_a_missing_file_from_a_directory_that_is_not_mounted() {
        failed("acme/none.pdf", ErrorCode.SOURCE_NOT_FOUND);
        failed("acme/a b.pdf/x", ErrorCode.SOURCE_NOT_FOUND);
        failed("x".repeat(300), ErrorCode.SOURCE_NOT_FOUND);

        sources = new DirectorySources(parent.resolve("not-mounted"));
        failed("a.pdf", ErrorCode.SOURCE_UNAVAILABLE);
    }

    private void failed(String path, ErrorCode code) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> open(path))
                .matches(e -> e.code() == code, code.name());
    }

    private Fetched open(String path) {
        return sources.open(new SourceAddress.Local(path), Deadline.in(Duration.ofSeconds(10)));
    }
}
