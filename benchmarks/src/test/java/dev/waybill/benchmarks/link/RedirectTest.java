package dev.waybill.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedirectTest {

    private static ByteBuffer received(String text) {
        return ByteBuffer.allocate(1024).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void isWholeWithItsBlankLine() {
        assertThat(Redirect.isWhole(received("HTTP/1.1 302 \r\nLocation: x\r\n\r\n")))
                .isTrue();
        assertThat(Redirect.isWhole(received("HTTP/1.1 302 \r\nLocation: x\r\n")))
                .isFalse();
        assertThat(Redirect.isWhole(received(""))).isFalse();
    }

    @Test
    void anotherStatusIsNoFigure() {
        assertThatCode(() -> Redirect.require(received("HTTP/1.1 302 \r\n\r\n")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(BenchmarkFailure.class)
                .isThrownBy(() -> Redirect.require(received("HTTP/1.1 503 \r\n\r\n")))
                .withMessageContaining("503");
    }

    @Test
    void theServerSaysWhenItCloses() {
        assertThat(Redirect.isLast(received("HTTP/1.1 302 \r\nConnection: close\r\n\r\n")))
                .isTrue();
        assertThat(Redirect.isLast(received("HTTP/1.1 302 \r\nConnection: keep-alive\r\n\r\n")))
                .isFalse();
    }
}
