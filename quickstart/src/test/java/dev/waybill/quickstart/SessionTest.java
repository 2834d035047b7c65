package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.Owner;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie that stands for a token (docs/adr/012), request by request. */
class SessionTest {

    private static final String OURS = "Sec-Fetch-Site: same-origin";

    private final Places places = Shared.guarded();
    private final String token = Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-session"), "files:read files:write");
    private final String cookie = "Cookie: waybill_session=" + token;
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_cookie_counts_as_the_token_for_the_catalog_and_for_ingest() throws Exception {
        assertThat(get("/api/v1/files", cookie).statusCode()).isEqualTo(200);
        assertThat(upload(cookie, OURS).statusCode()).isEqualTo(202);
        assertThat(get("/api/v1/files").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/files", "Cookie: waybill_session=").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: said",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site",
                "Origin: null",
                "Origin: https://evil.example",
                "Origin: http://localhost:1"
            })
    void it_speaks_for_nobody_unless_our_own_page_says_so(String origin) throws Exception {
        assertThat(upload(cookie, origin).statusCode()).isEqualTo(403);
    }

    @Test
    void the_origin_counts_where_the_browser_does_not_say_more() throws Exception {
        assertThat(upload(cookie, "Origin: " + places.address()).statusCode()).isEqualTo(202);
        assertThat(upload(cookie, "Origin: " + places.address(), "Sec-Fetch-Site: same-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_of_its_own_wins_and_needs_no_page() throws Exception {
        assertThat(upload("Cookie: waybill_session=over", "Authorization: Bearer " + token)
                        .statusCode())
                .isEqualTo(202);
        assertThat(get("/api/v1/files", cookie, "Authorization: Bearer over").statusCode())
                .isEqualTo(401);
        assertThat(get("/api/v1/files", cookie, "Authorization: Basic eDp5").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_second_cookie_that_was_slipped_in_makes_both_count_for_nothing() throws Exception {
        assertThat(get("/api/v1/files", cookie + "; waybill_session=" + Tokens.admin())
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/api/v1/files", "Cookie: waybill_session=" + "x".repeat(20_000))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_has_no_session_is_led_to_where_they_get_one() throws Exception {
        HttpResponse<String> page = get("/console/files?q=a%26b");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login?next=%2Fconsole%2Ffiles%3Fq%3Da%2526b");

        HttpResponse<String> part = get(
                "/console/files?q=b",
                "Cookie: waybill_session=over",
                "HX-Request: true",
                "HX-Current-URL: https://evil.example/console/files?q=a");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/login?next=%2Fconsole%2Ffiles%3Fq%3Da");
        assertThat(part.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("waybill_session=; ")
                .contains("Max-Age=0");
        assertThat(get("/console/files?q=" + "x".repeat(3000)).headers().firstValue("Location"))
                .contains("/login");
        assertThat(get("/api/v1/files", "Cookie: waybill_session=over")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(get("/login", "Cookie: waybill_session=over").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "evil",
                "",
                "/\t/evil.example",
                "/\n/evil.example",
                "\\\\evil.example"
            })
    void signing_in_leads_nowhere_else(String next) throws Exception {
        assertThat(signIn(token, next, OURS).headers().firstValue("Location")).contains("/console/files");
        assertThat(get("/login?next=" + encoded(next)).body()).contains("name=\"next\" value=\"/console/files\"");
    }

    @Test
    void a_session_lasts_as_long_as_its_token_and_is_secure_behind_https() throws Exception {
        String cookies = signIn(token, "/console/upload?a=b", OURS, "Origin: https://waybill.example")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookies)
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Secure")
                .containsPattern("Max-Age=3[56]\\d\\d;");
        HttpResponse<String> plain = signIn(token, "/console/upload?a=b", OURS);
        assertThat(plain.headers().firstValue("Location")).contains("/console/upload?a=b");
        assertThat(plain.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("Secure");
    }

    @Test
    void what_is_no_token_or_too_long_for_a_cookie_is_told_so_and_not_shown() throws Exception {
        String expired = Tokens.signed(Tokens.claims("admin")
                .expirationTime(Date.from(Instant.now().minusSeconds(30)))
                .build());
        String huge = Tokens.signed(
                Tokens.claims("admin").claim("x", "y".repeat(4000)).build());
        for (String wrong : List.of("", "secret-typo", expired)) {
            HttpResponse<String> answer = signIn(wrong, "/", OURS);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.body())
                    .contains("the token is not valid, or has expired")
                    .doesNotContain("secret-typo");
        }
        assertThat(signIn(huge, "/", OURS)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("a browser keeps no token of more than 3900 characters");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: said", "Sec-Fetch-Site: none", "Sec-Fetch-Site: same-site", "Origin: null"})
    void nobody_is_signed_in_by_a_page_elsewhere(String origin) throws Exception {
        HttpResponse<String> answer = signIn(token, "/", origin);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void signing_out_takes_the_cookie_away() throws Exception {
        assertThat(send("POST", "/logout", "", cookie).statusCode()).isEqualTo(403);
        HttpResponse<String> out = send("POST", "/logout", "", cookie, OURS);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void pages_have_a_policy_of_their_own_and_are_kept_by_no_cache() throws Exception {
        for (String path : List.of("/login", "/console/files", "/console/nothing", "/integrations")) {
            assertThat(get(path, cookie).headers()).satisfies(headers -> {
                assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                        .contains(
                                "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
                assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            });
        }
        assertThat(get("/api/health").headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    private HttpResponse<String> signIn(String given, String next, String... headers) throws Exception {
        return send(
                "POST",
                "/login",
                "token=" + encoded(given) + "&next=" + encoded(next),
                Stream.concat(Stream.of(headers), Stream.of("Content-Type: application/x-www-form-urlencoded"))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> upload(String... headers) throws Exception {
        return send("POST", "/api/v1/agencies/AGY-session/documents/job_order?filename=a.pdf", "%PDF-1.7", headers);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(places.address() + path))
                .method(method, BodyPublishers.ofString(body));
        for (String header : headers) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
