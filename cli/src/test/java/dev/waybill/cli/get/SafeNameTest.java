package dev.waybill.cli.get;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource({
        "invoice.pdf, invoice.pdf",
        "発票 🧾.pdf, 発票 🧾.pdf",
        "/etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "uploads/.., download",
        "uploads/, download",
        ".bashrc, _bashrc",
        "-rf, _rf",
    })
    void isOneNameInOneDirectory(String server, String here) {
        assertThat(SafeName.of(server)).isEqualTo(here);
    }

    @Test
    void fitsAFileSystemAndKeepsItsExtension() {
        String name = SafeName.of("🧾".repeat(300) + ".pdf");

        assertThat(name).endsWith("🧾.pdf");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }
}
