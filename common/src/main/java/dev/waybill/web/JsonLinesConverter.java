package dev.waybill.web;

import dev.waybill.error.WaybillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@link JsonLines}, each on its way before the next. */
@Component
final class JsonLinesConverter extends AbstractHttpMessageConverter<JsonLines> {

    private static final Logger log = LoggerFactory.getLogger(JsonLinesConverter.class);

    private final JsonMapper json;

    JsonLinesConverter(JsonMapper json) {
        super(JsonLines.TYPE);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JsonLines.class.isAssignableFrom(type);
    }

    @Override
    protected JsonLines readInternal(Class<? extends JsonLines> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("JSON lines are only written", input);
    }

    @Override
    protected void writeInternal(JsonLines lines, HttpOutputMessage output) throws IOException {
        Sink sink = new Sink(output);
        try {
            lines.tell(sink);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (WaybillException e) {
            if (!sink.begun) {
                throw e;
            }
            log.warn("{}: {}", e.code(), e.message(), e.getCause());
            sink.accept(
                    new Failed("error", e.code().name(), e.message(), e.code().advice()));
        }
    }

    private record Failed(
            String type,
            String code,
            String detail,
            @Nullable String advice) {}

    private final class Sink implements Consumer<Object> {

        private final HttpOutputMessage output;
        private boolean begun;

        Sink(HttpOutputMessage output) {
            this.output = output;
        }

        @Override
        public void accept(Object line) {
            begun = true;
            try {
                byte[] bytes = json.writeValueAsBytes(line);
                output.getBody().write(bytes);
                output.getBody().write('\n');
                output.getBody().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
