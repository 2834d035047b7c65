package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokenTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void says_whose_files_and_what_for_and_how_long() throws Exception {
        Typed typed = token(
                "token",
                "--agency",
                "AGY-1,AGY-2",
                "--event",
                "e1",
                "--sub",
                "u1",
                "--ttl",
                "10m",
                "--scope",
                "files:read,files:write");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        JWTClaimsSet claims = verified(typed.out().strip());
        assertThat(claims.getStringListClaim("agencies")).containsExactly("AGY-1", "AGY-2");
        assertThat(claims.getStringListClaim("events")).containsExactly("e1");
        assertThat(claims.getClaims()).doesNotContainKeys("jobs", "clients");
        assertThat(claims.getSubject()).isEqualTo("u1");
        assertThat(claims.getStringClaim("scope")).isEqualTo("files:read files:write");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_token_lets_read_for_an_hour_unless_told_otherwise() throws Exception {
        Typed typed = token("token", "--job", "J1", "--json");

        JWTClaimsSet claims =
                verified(JsonMapper.shared().readTree(typed.out()).get("token").asString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("files:read");
        assertThat(claims.getStringListClaim("jobs")).isEqualTo(List.of("J1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--scope=files:all", "--agency=ACME", "--job=../x", "--ttl=0", "--ttl=9999h", "--sub=a b"})
    void what_no_server_would_honour_is_refused(String option) {
        assertThat(token("token", option).exitCode()).isEqualTo(2);
    }

    @Test
    void without_a_good_secret_there_is_no_token() {
        assertThat(Typed.command("token").err()).contains("JWT_SECRET");
        Typed weak = Typed.withEnvironment(Map.of("JWT_SECRET", "weak")).type("token");
        assertThat(weak.exitCode()).isEqualTo(1);
        assertThat(weak.err()).contains("32 bytes");
    }

    private static Typed token(String... arguments) {
        return Typed.withEnvironment(Map.of("JWT_SECRET", SECRET)).type(arguments);
    }

    private static JWTClaimsSet verified(String text) throws Exception {
        SignedJWT token = SignedJWT.parse(text);
        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        return token.getJWTClaimsSet();
    }
}
