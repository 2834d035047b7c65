package dev.waybill.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WorkerSettingsTest {

    @Test
    void hasDefaultsForASmallHeap() {
        WorkerSettings settings = bind(Map.of());

        assertThat(settings.maxInFlight()).isEqualTo(32);
        assertThat(settings.maxBytesInFlight()).isEqualTo(DataSize.ofMegabytes(64));
        assertThat(settings.maxLargeInFlight()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "max-in-flight, 0, max-in-flight is at least 1",
        "max-bytes-in-flight, 7MB, max-bytes-in-flight is from 8MB",
        "max-bytes-in-flight, 3GB, to 2047MB",
        "max-large-in-flight, 33, max-large-in-flight is from 1 to max-in-flight",
        "max-tracked, 31, max-tracked is at least max-in-flight",
        "slowest-retry, 100ms, slowest-retry is not shorter than first-retry"
    })
    void saysClearlyWhatIsWrong(String name, String value, String sentence) {
        assertThatThrownBy(() -> bind(Map.of("waybill.worker." + name, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static WorkerSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("waybill.worker", WorkerSettings.class);
    }
}
