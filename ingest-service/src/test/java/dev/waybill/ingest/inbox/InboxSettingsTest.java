package dev.waybill.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InboxSettingsTest {

    @Test
    void usual_settings_are_taken() {
        assertThat(with().maxFetchesPerSource()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-inline=0",
                "max-fetches=0",
                "max-fetches-per-source=0",
                "max-fetches-per-source=33",
                "max-tracked=0",
                "max-tracked-bytes=0",
                "max-uncommitted=0",
                "first-retry=0s",
                "slowest-retry=1ms",
                "tries-when-not-found=0",
                "tries-when-slow=0",
                "revoke-patience=-1s",
                "stop-patience=-1s"
            })
    void a_setting_that_makes_no_sense_is_refused_by_its_name(String setting) {
        String name = "waybill.inbox." + setting.substring(0, setting.indexOf('='));

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> with(setting))
                .havingRootCause()
                .withMessageStartingWith(name + " is ");
    }

    /** The usual settings but for some. @param changed as in {@code max-inline=1} */
    static InboxSettings with(String... changed) {
        var values = Arrays.stream(changed)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> "waybill.inbox." + setting[0], setting -> setting[1]));
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("waybill.inbox", InboxSettings.class);
    }
}
