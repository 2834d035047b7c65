package dev.waybill.catalog.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Lines as JSON, each sent at once. */
final class LineWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final OutputStream body;

    LineWriter(OutputStream body) {
        this.body = body;
    }

    /** @throws Gone when nobody reads any more */
    void write(Line line) {
        try {
            body.write(JSON.writeValueAsBytes(line));
            body.write('\n');
            body.flush();
        } catch (IOException e) {
            throw new Gone(e);
        }
    }

    /** Whoever asked has hung up. */
    static final class Gone extends UncheckedIOException {

        Gone(IOException cause) {
            super(cause);
        }
    }
}
