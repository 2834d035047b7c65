package dev.waybill.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One bucket's settings by the S3 protocol: keeps the XML that it is sent, gives it back, and answers as S3 does where nothing
 * was set. It checks no signature.
 */
final class FakeS3 implements AutoCloseable {
    static final String BUCKET = "my-bucket";

    private static final Map<String, String> UNSET = Map.of(
            "publicAccessBlock", "NoSuchPublicAccessBlockConfiguration",
            "encryption", "ServerSideEncryptionConfigurationNotFoundError",
            "lifecycle", "NoSuchLifecycleConfiguration",
            "cors", "NoSuchCORSConfiguration");

    private final HttpServer http;
    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Set<String> unknown;
    private volatile boolean there;
    private volatile int headStatus = 404;

    /** @param unknown the settings that it answers 501 to */
    FakeS3(boolean there, String... unknown) {
        this.there = there;
        this.unknown = Set.of(unknown);
        settings.put("versioning", "<VersioningConfiguration/>");
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** What the command needs to find it. */
    Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "S3_BUCKET_NAME", BUCKET,
                "S3_REGION", "eu-west-1",
                "S3_ENDPOINT_URL", "http://127.0.0.1:" + http.getAddress().getPort(),
                "S3_FORCE_PATH_STYLE", "true",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "s3cr3t"));
    }

    FakeS3 with(String setting, String xml) {
        settings.put(setting, xml);
        return this;
    }

    FakeS3 refusing(int status) {
        there = false;
        headStatus = status;
        return this;
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** What was put, in order; the bucket itself as {@code bucket}. */
    List<String> changes() {
        return changes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = exchange.getRequestURI().getQuery();
            String setting = query == null ? "bucket" : query.split("[&=]")[0];
            switch (exchange.getRequestMethod()) {
                case "HEAD" -> exchange.sendResponseHeaders(there ? 200 : headStatus, -1);
                case "GET" -> get(exchange, setting);
                default -> put(exchange, setting, body);
            }
        }
    }

    private void get(HttpExchange exchange, String setting) throws IOException {
        String xml = settings.get(setting);
        if (unknown.contains(setting)) {
            error(exchange, 501, "NotImplemented");
        } else if (xml == null) {
            error(exchange, 404, UNSET.getOrDefault(setting, "NoSuchKey"));
        } else {
            send(exchange, 200, xml);
        }
    }

    private void put(HttpExchange exchange, String setting, String body) throws IOException {
        if (unknown.contains(setting)) {
            error(exchange, 501, "NotImplemented");
            return;
        }
        there |= setting.equals("bucket");
        settings.put(setting, body);
        changes.add(setting);
        exchange.sendResponseHeaders(200, -1);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.getResponseHeaders().add("x-amz-request-id", "4711");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
