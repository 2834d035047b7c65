package dev.waybill.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes {@link TextLines} as UTF-8. */
@Component
final class TextLinesConverter extends AbstractHttpMessageConverter<TextLines> {

    TextLinesConverter() {
        super(new MediaType("text", "*"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return TextLines.class.isAssignableFrom(type);
    }

    @Override
    protected TextLines readInternal(Class<? extends TextLines> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("lines are only written", input);
    }

    @Override
    protected void writeInternal(TextLines lines, HttpOutputMessage output) throws IOException {
        Writer body = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        try {
            lines.tell(line -> append(body, line));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        body.flush();
    }

    private static void append(Writer body, String line) {
        try {
            body.append(line).append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
