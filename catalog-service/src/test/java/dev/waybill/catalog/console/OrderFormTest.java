package dev.waybill.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFormTest {

    @Test
    void emptyFieldsMeanWhatTheSettingsSay() {
        MigrationRequest order = new OrderForm("", " ", "", "us-east-1", null, null, "dry-run").request();
        assertThat(order).isEqualTo(MigrationRequest.of(Mode.DRY_RUN, List.of()));
    }

    @Test
    void aBucketComesWithItsRegionAndKeys() {
        MigrationRequest order =
                new OrderForm(" b ", "id", "secret", "eu-west-1", List.of("local"), true, "run").request();
        assertThat(order)
                .isEqualTo(new MigrationRequest("b", "id", "secret", "eu-west-1", null, List.of("local"), Mode.RUN, 0));
        assertThat(order.toString()).doesNotContain("secret");
        assertThat(new OrderForm("b", "id", "secret", null, null, null, null).toString())
                .doesNotContain("secret");
    }

    @Test
    void halfAPairOfKeysIsRefusedAndSoIsWhatIsTooLong() {
        assertThatThrownBy(() -> new OrderForm("b", "id", "", "r", null, null, "run").request())
                .hasMessageContaining("given together or not at all");
        assertThatThrownBy(() -> new OrderForm("b".repeat(257), null, null, null, null, null, "run").request())
                .hasMessage("Bucket Name has at most 256 characters");
    }

    @Test
    void whereThereIsAChoiceNoneOfThemIsNotAllOfThem() {
        assertThatThrownBy(() -> new OrderForm(null, null, null, null, null, true, "run").request())
                .hasMessageContaining("choose at least one source");
    }
}
