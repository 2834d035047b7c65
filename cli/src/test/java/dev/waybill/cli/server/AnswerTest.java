package dev.waybill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void readsRetryAfterInSecondsAndAsADate() {
        ZonedDateTime inAMinute = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(60);

        assertThat(retryAfter("7").retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(retryAfter(DateTimeFormatter.RFC_1123_DATE_TIME.format(inAMinute))
                        .retryAfter())
                .hasValueSatisfying(
                        pause -> assertThat(pause).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
        assertThat(retryAfter("Fri, 21 Nov 2025 10:00:00 GMT").retryAfter()).contains(Duration.ZERO);
        assertThat(retryAfter("in a while").retryAfter()).isEmpty();
    }

    private static Answer retryAfter(String value) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, text) -> true);
        return new Answer(503, headers, "");
    }
}
