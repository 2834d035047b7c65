package dev.waybill.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtDecodingTest {

    /** Signed by nobody we know; the keys must be asked for before that can be said. */
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln";

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1,", ", http://127.0.0.1:1/keys"})
    void an_issuer_that_is_away_is_an_outage_and_no_bad_token(URI issuer, URI keys) {
        var decoder = JwtDecoding.decoder(new JwtSettings(issuer, keys, null, null));

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> decoder.decode(TOKEN))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ISSUER_UNAVAILABLE);
                    assertThat(e.retryAfter()).isPresent();
                });
    }
}
