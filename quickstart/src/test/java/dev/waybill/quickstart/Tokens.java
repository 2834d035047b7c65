package dev.waybill.quickstart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Tokens for the guarded quickstart, as {@code waybill token} makes them. */
final class Tokens {

    private static final Map<Owner.Kind, String> CLAIMS = Map.of(
            Owner.Kind.AGENCY, "agencies",
            Owner.Kind.CLIENT, "clients",
            Owner.Kind.JOB, "jobs",
            Owner.Kind.EVENT, "events");

    private Tokens() {}

    /** One for the files of this owner. */
    static String of(Owner owner, String scopes) {
        JWTClaimsSet.Builder claims = claims(scopes);
        if (owner.kind() == Owner.Kind.USER) {
            claims.subject(owner.id());
        } else {
            claims.subject("somebody").claim(CLAIMS.get(owner.kind()), List.of(owner.id()));
        }
        return signed(claims.build());
    }

    static String admin() {
        return signed(claims("admin").subject("admin").build());
    }

    static JWTClaimsSet.Builder claims(String scopes) {
        return new JWTClaimsSet.Builder()
                .claim("scope", scopes)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    static String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(Shared.SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
