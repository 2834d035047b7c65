package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldAddressesTest {

    private final OldAddresses addresses = new OldAddresses(List.of("https://app.example.com", "/static"));

    @ParameterizedTest
    @CsvSource({
        "images/x.png, images/x.png",
        "/images/x.png, images/x.png",
        "./images/x.png, images/x.png",
        "//images/x.png,",
        "https://app.example.com/images/x.png, images/x.png",
        "HTTPS://App.Example.com/static/images/x.png, images/x.png",
        "/static/images/x.png, images/x.png",
        "/statics/images/x.png, statics/images/x.png",
        "https://app.example.com.evil.org/images/x.png,",
        "http://localhost:5001/images/x.png, images/x.png",
        "http://127.0.0.1/static/images/x.png, images/x.png",
        "http://localhost.evil.org/images/x.png,",
        "https://bucket.s3.amazonaws.com/images/x.png,",
        "data:image/png;base64,",
        "' images/x.png ', images/x.png",
        "https://app.example.com,",
        "https://app.example.com/,",
        "/,",
    })
    void the_path_of_an_address(String address, String path) {
        assertThat(addresses.paths(address)).isEqualTo(path == null ? List.of() : List.of(path));
    }

    @Test
    void a_path_is_tried_as_it_stands_and_then_as_an_address_means_it() {
        assertThat(addresses.paths("/images/100%25%20gr%C3%B6%C3%9Fer+x.png?v=1#top"))
                .containsExactly(
                        "images/100%25%20gr%C3%B6%C3%9Fer+x.png?v=1#top",
                        "images/100%25%20gr%C3%B6%C3%9Fer+x.png", "images/100% größer+x.png");
        assertThat(addresses.paths("images/50%.png")).containsExactly("images/50%.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/static/../../etc/passwd", "images/%2e%2e/%2e%2e/etc/passwd"})
    void paths_that_lead_out_are_left_to_those_who_look_there(String address) {
        assertThat(addresses.paths(address)).isNotEmpty().noneMatch(path -> path.startsWith("/"));
    }

    @Test
    void what_is_too_long_is_no_path() {
        assertThat(addresses.paths("x".repeat(5_000))).isEmpty();
    }
}
