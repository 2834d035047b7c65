package dev.waybill.cli.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.waybill.cli.terminal.Complaint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a token says (contract.md, section 4.3).
 *
 * @param audience whom it is for: the services of that name
 * @param scopes such as {@code files:read}
 * @param owners ids by claim, such as {@code agencies}
 */
record Claims(
        @Nullable String subject,
        String audience,
        List<String> scopes,
        Map<String, List<String>> owners,
        Instant from,
        Instant until) {
    private static final int MIN_SECRET_BYTES = 32;
    private static final String OURSELVES = "waybill";

    /** The token, signed with HS256. @throws Complaint when the secret is too short */
    String signed(String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < MIN_SECRET_BYTES) {
            throw new Complaint("JWT_SECRET has at least 32 bytes; `openssl rand -base64 48` prints one.");
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claimsSet());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new Complaint("The token cannot be signed.", e);
        }
        return token.serialize();
    }

    private JWTClaimsSet claimsSet() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(OURSELVES)
                .audience(audience)
                .subject(subject)
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(from))
                .expirationTime(Date.from(until))
                .jwtID(UUID.randomUUID().toString());
        owners.forEach((claim, ids) -> claims.claim(claim, ids.isEmpty() ? null : ids));
        return claims.build();
    }
}
