package dev.waybill.ingest.source.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on 127.0.0.1 that does as its tests say, well or badly. */
public final class TestWebServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    private TestWebServer(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static TestWebServer plain() throws IOException {
        return new TestWebServer(HttpServer.create(loopback(), 0));
    }

    /** One that proves to be {@code files.test}. */
    public static TestWebServer secure() throws Exception {
        HttpsServer https = HttpsServer.create(loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.CONTEXT));
        return new TestWebServer(https);
    }

    private static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How often a path was asked for. */
    public int hits(String path) {
        return hits.getOrDefault(path, new AtomicInteger()).get();
    }

    /** How many answers are being sent now. */
    public int busy() {
        return busy.get();
    }

    public void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            hits.computeIfAbsent(path, ignored -> new AtomicInteger()).incrementAndGet();
            busy.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    public void answer(String path, int status, byte[] body, String... header) {
        on(path, exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    /** Sends without end, as fast as it is read. */
    public void endless(String path) {
        on(path, exchange -> send(exchange, 0, new byte[8192], 0));
    }

    /** Sends a byte now and then, without end. */
    public void dripping(String path) {
        on(path, exchange -> send(exchange, 0, new byte[1], 100));
    }

    /** Says that it sends more than it does. */
    public void broken(String path, int promised) {
        on(path, exchange -> {
            exchange.sendResponseHeaders(200, promised);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
    }

    private void send(HttpExchange exchange, long length, byte[] piece, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, length);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!closing.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                body.write(piece);
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    /** Sources that find this server under some names, and other places under others. */
    public static WebSources sources() {
        return new WebSources(TestNames.INSTANCE, Set.of("127.0.0.1/32"), TestCertificate.CONTEXT);
    }
}
