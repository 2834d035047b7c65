package dev.waybill.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class JwtSettingsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void nothing_set_means_no_access_control() {
        assertThat(new JwtSettings(null, URI.create(""), " ", "").isSet()).isFalse();
    }

    @Test
    void each_way_by_itself_means_access_control() {
        assertThat(new JwtSettings(null, null, SECRET, null).isSet()).isTrue();
        assertThat(new JwtSettings(URI.create("https://id.example.com"), null, null, null).isSet())
                .isTrue();
        assertThat(new JwtSettings(null, URI.create("https://id.example.com/keys"), null, null).isSet())
                .isTrue();
    }

    @Test
    void what_contradicts_itself_or_is_weak_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(URI.create("https://id.example.com"), null, SECRET, null))
                .withMessageContaining("not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(null, null, "short", null))
                .withMessageContaining("32 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(null, URI.create("file:///keys"), null, null))
                .withMessageContaining("JWT_JWK_SET_URI");
    }

    /** It would be told wherever the address is. */
    @Test
    void an_address_with_a_user_in_it_is_refused() {
        URI address = URI.create("https://me:canary@id.example.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(address, null, null, null))
                .withMessageContaining("JWT_ISSUER_URI")
                .withMessageNotContaining("canary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JwtSettings(null, address, null, null))
                .withMessageContaining("JWT_JWK_SET_URI")
                .withMessageNotContaining("canary");
    }

    @Test
    void the_secret_is_never_told() {
        assertThat(new JwtSettings(null, null, SECRET, null).toString()).doesNotContain(SECRET);
    }
}
