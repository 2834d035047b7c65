package dev.waybill.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFormTest {

    @Test
    void emptyFieldsMeanWhatTheSettingsSay() {
        MigrationOrder order = new OrderForm("", " ", "", "us-east-1", null, "dry-run").order();
        assertThat(order).isEqualTo(new MigrationOrder(null, null, null, null, List.of(), "dry-run"));
    }

    @Test
    void aBucketComesWithItsRegionAndKeys() {
        MigrationOrder order = new OrderForm(" b ", "id", "secret", "eu-west-1", List.of("local"), "run").order();
        assertThat(order).isEqualTo(new MigrationOrder("b", "id", "secret", "eu-west-1", List.of("local"), "run"));
        assertThat(order.toString()).doesNotContain("secret");
        assertThat(new OrderForm("b", "id", "secret", null, null, null).toString()).doesNotContain("secret");
    }

    @Test
    void halfAPairOfKeysIsRefusedAndSoIsWhatIsTooLong() {
        assertThatThrownBy(() -> new OrderForm("b", "id", "", "r", null, "run").order())
                .hasMessageContaining("given together or not at all");
        assertThatThrownBy(() -> new OrderForm("b".repeat(257), null, null, null, null, "run").order())
                .hasMessage("Bucket Name has at most 256 characters");
    }
}
