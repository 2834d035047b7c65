package dev.waybill.ingest;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A multipart form as a browser would send it. */
final class Form {

    private static final String BOUNDARY = "----waybill";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form field(String name, String value) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
        return this;
    }

    Form file(String name, String filename, byte[] content) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, name, filename));
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    HttpRequest.Builder post(URI uri) {
        text("--%s--\r\n".formatted(BOUNDARY));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
