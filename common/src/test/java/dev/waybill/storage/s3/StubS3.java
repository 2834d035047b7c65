package dev.waybill.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives one answer, whatever S3's own would be, and remembers what it was asked. */
final class StubS3 implements AutoCloseable {

    private final HttpServer server;
    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** @param headers with names in lower case */
    record Request(String method, URI uri, Map<String, String> headers) {}

    private StubS3(int status, Map<String, String> headers, String body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    static StubS3 answering(int status, Map<String, String> headers, String body) {
        return new StubS3(status, headers, body);
    }

    /** An error as S3 spells it. */
    static StubS3 refusing(int status, String code) {
        return answering(status, Map.of(), "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> asked.put(name.toLowerCase(), values.getFirst()));
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), asked));
        exchange.getRequestBody().readAllBytes();
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        byte[] bytes = body.getBytes(UTF_8);
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
