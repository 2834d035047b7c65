package dev.waybill.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives the answers it was told, in order, the last one for ever, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
    /** What it was asked. */
    record Asked(String method, String path, Map<String, List<String>> headers, byte[] body) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }
    }

    /** What it says. */
    record Said(int status, Map<String, String> headers, byte[] body, int length) {
        /** A connection that ends without an answer. */
        static final Said NOTHING = new Said(0, Map.of(), new byte[0], 0);

        Said with(String header, String value) {
            return new Said(status, Map.of(header, value), body, length);
        }

        /** The connection ends before all of the body is there. */
        Said butPromises(int bytes) {
            return new Said(status, headers, body, bytes);
        }
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Said> answers = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    static Said json(int status, String body) {
        return body(status, body).with("Content-Type", "application/json");
    }

    static Said body(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Said(status, Map.of(), bytes, bytes.length);
    }

    static Said empty(int status) {
        return body(status, "");
    }

    FakeServer says(Said... said) {
        answers.addAll(List.of(said));
        return this;
    }

    String address() {
        return "http://" + http.getAddress().getHostString() + ":"
                + http.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    Asked askedOnce() {
        if (asked.size() != 1) {
            throw new AssertionError("asked " + asked.size() + " times: " + asked);
        }
        return asked.getFirst();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toASCIIString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Said said = next();
            if (said == Said.NOTHING) {
                return;
            }
            said.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(said.status(), said.length() == 0 ? -1 : said.length());
            if (said.body().length > 0) {
                exchange.getResponseBody().write(said.body());
                exchange.getResponseBody().flush();
            }
        }
    }

    private synchronized Said next() {
        Said said = answers.size() > 1 ? answers.remove() : answers.peek();
        return said == null ? empty(500) : said;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
