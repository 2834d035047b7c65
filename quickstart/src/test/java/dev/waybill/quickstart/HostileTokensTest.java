package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Bad tokens, row 28 of hostile-inputs.md. */
class HostileTokensTest {

    private final Client client = new Client(Shared.guarded());

    @Test
    void row_28_a_token_that_nobody_signed() throws Exception {
        assertRefused(new PlainJWT(admin().build()).serialize());
    }

    @Test
    void row_28_a_token_that_another_key_or_another_kind_of_key_signed() throws Exception {
        SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), admin().build());
        forged.sign(new MACSigner("another secret of thirty-two bytes"));
        assertRefused(forged.serialize());

        SignedJWT longer = new SignedJWT(new JWSHeader(JWSAlgorithm.HS384), admin().build());
        longer.sign(new MACSigner((Shared.SECRET + Shared.SECRET).getBytes(StandardCharsets.UTF_8)));
        assertRefused(longer.serialize());

        SignedJWT rsa = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), admin().build());
        rsa.sign(new RSASSASigner(
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate()));
        assertRefused(rsa.serialize());
    }

    @Test
    void row_28_a_token_from_or_for_somebody_else() throws Exception {
        assertRefused(Tokens.signed(admin().issuer("https://other.example").build()));
        assertRefused(Tokens.signed(admin().audience("another-service").build()));
    }

    @Test
    void row_28_a_token_of_another_time() throws Exception {
        Instant now = Instant.now();
        assertRefused(Tokens.signed(
                admin().expirationTime(Date.from(now.minusSeconds(600))).build()));
        assertRefused(Tokens.signed(
                admin().notBeforeTime(Date.from(now.plusSeconds(600))).build()));
        assertRefused(Tokens.signed(admin().expirationTime(null).build()));
    }

    @Test
    void row_28_a_token_whose_key_is_to_be_found_elsewhere() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("../../../dev/null")
                        .build(),
                admin().build());
        token.sign(new MACSigner("" + "an empty file is no key, and it is not looked for"));
        assertRefused(token.serialize());
    }

    @Test
    void row_28_what_is_no_token() throws Exception {
        assertRefused("x");
        assertRefused("a.b.c");
        assertRefused("A".repeat(64 * 1024));
    }

    private void assertRefused(String token) throws Exception {
        HttpResponse<byte[]> answer = client.with(token).get(client.address() + "/api/v1/files");

        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body).contains("UNAUTHENTICATED").doesNotContain("Exception").doesNotContain("at dev.");
    }

    private static JWTClaimsSet.Builder admin() {
        return Tokens.claims("admin").subject("admin");
    }
}
