package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLayoutOverlapTest {

    private static final String IMAGES = "images/{yyyy}/{MM}/{stem}-{hex}.{ext}";

    @ParameterizedTest
    @CsvSource({
        "images/{yyyy}/{MM}/{stem}-{hex}.{ext}, images/{product_id}.{ext}",
        "uploads/{doc_type}/{owner}_{doc_type}_{epoch}_{safe}, uploads/jobs/{job_id}/{doc_type}/{uuid}-{safe}",
        "events/{event_id}/media/{HHmmss}_{micros}.{ext}, users/{user_id}/profile/{HHmmss}_{micros}.{ext}",
        "a/{yyyy}/{micros}, a/{MM}/{micros}",
        "a/{uuid}.pdf, a/{uuid}.png"
    })
    void layouts_without_a_common_key_are_apart(String one, String other) {
        assertThat(overlap(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "images/{yyyy}/{MM}/{stem}-{hex}.{ext}, images/2026/11/{product_id}.{ext}",
        "a/{doc_type}/{uuid}, a/b/{uuid}",
        "a/{uuid}, a/{safe}-{hex}",
        "a/{epoch}, a/{yyyy}{MM}{micros}",
        "a/{uuid}, a/{uuid}"
    })
    void layouts_with_a_common_key_overlap(String one, String other) {
        assertThat(overlap(one, other)).isTrue();
    }

    @Test
    void a_key_is_covered_by_the_layout_that_could_come_to_it() {
        assertThat(new KeyLayout(IMAGES).covers(new ObjectKey("images/2026/11/a-0123abcd.png")))
                .isTrue();
        assertThat(new KeyLayout(IMAGES).covers(new ObjectKey("metadata/products.json")))
                .isFalse();
    }

    private static boolean overlap(String one, String other) {
        boolean there = new KeyLayout(one).overlaps(new KeyLayout(other));
        assertThat(new KeyLayout(other).overlaps(new KeyLayout(one))).isEqualTo(there);
        return there;
    }
}
