package dev.waybill.catalog.migration.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationDatabaseSettingsTest {

    @Test
    void blank_is_unset_and_a_password_is_not_printed() {
        assertThat(new ApplicationDatabaseSettings(" ").referencesUri()).isNull();
        assertThat(new ApplicationDatabaseSettings("mongodb://u:secret@h/app").toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb://u:secret@host", "http://u:secret@host/app", "secret"})
    void it_names_a_database(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApplicationDatabaseSettings(uri))
                .withMessageContaining("MIGRATION_REFERENCES_URI")
                .withMessageNotContaining("secret");
    }
}
