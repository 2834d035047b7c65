package dev.waybill.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.OriginalFilename;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeDetectionTest {

    private final TypeDetection types = new TypeDetection();

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7, invoice.png, application/pdf",
        "<!DOCTYPE html><html>, photo.jpg, text/html",
        "'a,b', table.csv, text/csv",
        "'', empty.pdf, application/pdf",
        "'', empty, application/octet-stream",
    })
    void theBytesCountAndTheNameWhereTheySayNothing(String bytes, String name, String type) {
        assertThat(types.detect(bytes.getBytes(StandardCharsets.UTF_8), new OriginalFilename(name)))
                .hasToString(type);
    }

    @Test
    void theNameAloneSaysWhatItCan() {
        assertThat(types.byName(new OriginalFilename("photo.JPG"))).hasToString("image/jpeg");
        assertThat(types.byName(new OriginalFilename("photo"))).hasToString("application/octet-stream");
    }
}
