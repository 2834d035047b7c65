package dev.waybill.catalog.migration.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String RUN = "0197a3c0-5b1e-7c3a-9f00-0123456789ab";

    private final Sealing sealing = sealing("a secret of thirty-two bytes or more");
    private final Credentials credentials = new Credentials(
            "your-bucket", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI-EXAMPLE", "eu-west-1", URI.create("https://s3.test"));

    private static Sealing sealing(String secret) {
        return new Sealing(new SealingSettings(secret));
    }

    @Test
    void whatWasSealedIsOpenedByWhoeverHasTheSecret() {
        assertThat(sealing.open(sealing.seal(credentials, RUN), RUN)).isEqualTo(credentials);
        assertThat(sealing("a secret of thirty-two bytes or more").open(sealing.seal(credentials, RUN), RUN))
                .isEqualTo(credentials);
        assertThat(sealing.open(sealing.seal(CredentialsTest.credentials(), RUN), RUN))
                .isEqualTo(CredentialsTest.credentials());
    }

    @Test
    void itTellsNothingAndIsAnotherEachTime() {
        String sealed = sealing.seal(credentials, RUN);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("your-bucket", "AKIA", "wJalr");
        assertThat(sealing.seal(credentials, RUN)).isNotEqualTo(sealed);
    }

    @Test
    void itIsOpenedForItsOwnRunAndUnderItsOwnSecretOnly() {
        String sealed = sealing.seal(credentials, RUN);
        assertRefused(sealing, sealed, "another-run");
        assertRefused(sealing("another secret of thirty-two bytes or more"), sealed, RUN);
    }

    @Test
    void whateverOfItIsAlteredItIsNotOpened() {
        byte[] sealed = Base64.getDecoder().decode(sealing.seal(credentials, RUN));
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] ^= 1;
            assertRefused(sealing, Base64.getEncoder().encodeToString(sealed), RUN);
            sealed[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatWasNeverSealedIsNotOpened(String text) {
        assertRefused(sealing, text, RUN);
    }

    @Test
    void withoutASecretNothingIsTaken() {
        Sealing none = new Sealing(new SealingSettings(" "));
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> none.seal(credentials, RUN))
                .withMessageContaining("WAYBILL_SECRET_KEY")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_SECRET_KEY));
    }

    @Test
    void theSecretIsLongEnoughAndNeverShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealingSettings("too short"))
                .withMessageContaining("WAYBILL_SECRET_KEY")
                .withMessageNotContaining("too short");
        assertThat(new SealingSettings("a secret of thirty-two bytes or more"))
                .hasToString("SealingSettings[secretKey=set]");
    }

    private static void assertRefused(Sealing sealing, String sealed, String run) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> sealing.open(sealed, run))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_SECRET_KEY));
    }
}
