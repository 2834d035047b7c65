package dev.waybill.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is connected to. */
class SourcesTest {

    private static final SourceSettings NOTHING =
            new SourceSettings(null, Set.of(), Set.of(), Set.of(), false, Duration.ofMinutes(1));
    private static final SourceSettings SOME = new SourceSettings(
            Path.of("/inbox"),
            Set.of("files.example.com", "Other.example.com:8443", "127.0.0.1", "[::1]"),
            Set.of("scans", "waybill", "staging"),
            Set.of(),
            false,
            Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "https://files.example.com/a.pdf, https://files.example.com:443",
        "HTTPS://FILES.example.com:443/a.pdf?x=1, https://files.example.com:443",
        "https://other.example.com:8443/a, https://other.example.com:8443",
        "s3://scans/2026/a b%20c.pdf, s3://scans",
        "file:///inbox/a.pdf, file:",
        "file:a.pdf, file:"
    })
    void takes_what_is_listed(String uri, String lane) {
        assertThat(sources(SOME).address(uri).lane()).isEqualTo(lane);
    }

    @Test
    void takes_a_key_as_it_stands() {
        assertThat(sources(SOME).address("s3://scans/2026/a b%20c.pdf"))
                .isEqualTo(new SourceAddress.Bucket("scans", "2026/a b%20c.pdf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]:8443/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://localhost/",
                "https://files.example.com:22/",
                "https://files.example.com@evil.example/",
                "https://user:password@files.example.com/",
                "https://files.example.com.evil.example/",
                "https://files.example.com\\@evil.example/",
                "https://files.example.com#@evil.example:80",
                "https:files.example.com/a",
                "https:///a",
                "http://files.example.com/a.pdf",
                "http://127.0.0.1/",
                "//files.example.com/a",
                "ftp://files.example.com/a",
                "gopher://files.example.com:70/_",
                "jar:file:///inbox/a.jar!/x",
                "jar:https://files.example.com/a.jar!/x",
                "jdbc:h2:mem:x",
                "data:text/plain,x",
                "classpath:application.yml",
                "s3://other/a.pdf",
                "s3://scans/",
                "s3://SCANS/a",
                "file://files.example.com/inbox/a.pdf",
                "file:",
                "file:///inbox/a%00.pdf",
                "file:///inbox/a.pdf?x",
                "",
                " ",
                "a.pdf",
                "/inbox/a.pdf",
                "https://files.example.com/\r\nHost: evil.example",
                "https://файлы.example.com/"
            })
    void row_23_refuses_whatever_is_not_listed(String uri) {
        refused(SOME, uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://waybill/uploads/somebody-elses.pdf", "s3://staging/x"})
    void refuses_our_own_buckets_listed_or_not(String uri) {
        assertThat(refused(SOME, uri)).hasMessageContaining("is Waybill's own bucket");
        refused(NOTHING, uri);
    }

    @Test
    void refuses_what_is_too_long() {
        refused(SOME, "https://files.example.com/" + "x".repeat(3000));
        refused(SOME, "s3://scans/" + "x".repeat(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "https://files.example.com/a, WAYBILL_INBOX_HOSTS",
        "s3://scans/a, WAYBILL_INBOX_BUCKETS",
        "file:///inbox/a, WAYBILL_INBOX_DIR"
    })
    void names_the_setting_where_a_kind_of_source_is_off(String uri, String setting) {
        assertThat(refused(NOTHING, uri)).hasMessageContaining(setting);
    }

    @Test
    void a_refusal_shows_no_query_which_may_hold_a_secret() {
        assertThat(refused(NOTHING, "https://files.example.com/a?token=hush").message())
                .doesNotContain("hush");
    }

    @Test
    void settings_that_no_host_can_have_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceSettings(
                        null, Set.of("https://x.example"), Set.of(), Set.of(), false, Duration.ofMinutes(1)))
                .withMessageContaining("WAYBILL_INBOX_HOSTS lists hosts such as");
    }

    private static WaybillException refused(SourceSettings settings, String uri) {
        WaybillException[] thrown = new WaybillException[1];
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> sources(settings).address(uri))
                .satisfies(e -> thrown[0] = e)
                .matches(e -> e.code() == ErrorCode.SOURCE_REFUSED, "is a refusal");
        return thrown[0];
    }

    private static Sources sources(SourceSettings settings) {
        return new Sources(
                settings,
                Set.of("waybill", "staging"),
                (address, deadline) -> {
                    throw new AssertionError("connected to " + address);
                },
                (address, deadline) -> {
                    throw new AssertionError("connected to " + address);
                },
                (address, deadline) -> {
                    throw new AssertionError("opened " + address);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data", "/data/staging", "/data/staging/x", "/data/files/../staging"})
    void an_inbox_in_or_around_what_others_uploaded_refuses_to_start(String inbox) {
        SourceSettings settings =
                new SourceSettings(Path.of(inbox), Set.of(), Set.of(), Set.of(), false, Duration.ofMinutes(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.requireApart(List.of(Path.of("/data/files"), Path.of("/data/staging"))))
                .withMessageContaining("WAYBILL_INBOX_DIR");
    }

    @Test
    void an_inbox_beside_them_is_taken() {
        SourceSettings settings =
                new SourceSettings(Path.of("/data/inbox"), Set.of(), Set.of(), Set.of(), false, Duration.ofMinutes(1));

        assertThatNoException().isThrownBy(() -> settings.requireApart(List.of(Path.of("/data/files"))));
    }
}
