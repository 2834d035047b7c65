package dev.waybill.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.CollectionSettings.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CollectionSettingsTest {

    @Test
    void collections_whose_keys_are_apart_are_taken() {
        var settings = new CollectionSettings(
                100, Map.of("a", rules("a/{uuid}.{ext}"), "b", rules("b/{uuid}.{ext}")), List.of("c/index.json"));

        assertThat(settings.toCollections()).hasSize(2);
    }

    @Test
    void collections_that_could_give_two_files_one_key_refuse_to_start() {
        var settings = new CollectionSettings(
                100, Map.of("a", rules("a/{uuid}.{ext}"), "b", rules("a/{job_id}-{hex}.{ext}")), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(settings::toCollections)
                .withMessageContaining("could be the same as those of");
    }

    @Test
    void a_collection_that_could_write_over_the_index_refuses_to_start() {
        var settings =
                new CollectionSettings(100, Map.of("a", rules("a/{stem}{hex}.{ext}")), List.of("a/x01234567.json"));

        assertThatIllegalArgumentException()
                .isThrownBy(settings::toCollections)
                .withMessageContaining("a/x01234567.json");
    }

    @Test
    void a_limit_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CollectionSettings(0, Map.of(), List.of()))
                .withMessageContaining("MAX_FILE_SIZE");
    }

    private static Rules rules(String key) {
        return new Rules(key, Set.of(Owner.Kind.JOB), true, List.of("*/*"), false, null);
    }
}
