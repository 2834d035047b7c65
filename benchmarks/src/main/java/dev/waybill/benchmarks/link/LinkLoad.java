package dev.waybill.benchmarks.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks for the same paths again and again on some connections, one request at a time on each. One thread and no more
 * than the bytes, since whatever it does is taken from the server on a small machine.
 */
final class LinkLoad {

    private final InetSocketAddress server;
    private final ByteBuffer[] requests;
    private long[] answers = new long[1 << 16];
    private int count;
    private int next;

    LinkLoad(URI address, List<String> paths) {
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
        this.requests = paths.stream()
                .map(path -> "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, address.getAuthority()))
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))
                .toArray(ByteBuffer[]::new);
    }

    /** What came of it. @param answers how long each took, in nanoseconds, ascending */
    record Result(Duration took, long[] answers) {

        double perSecond() {
            return answers.length / (took.toNanos() / 1e9);
        }
    }

    /** @throws dev.waybill.benchmarks.BenchmarkFailure when an answer is no redirect */
    Result run(int connections, Duration duration) throws IOException {
        count = 0;
        List<Connection> opened = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                opened.add(new Connection(server, selector));
            }
            long started = System.nanoTime();
            long end = started + duration.toNanos();
            for (Connection connection : opened) {
                connection.send(nextRequest());
            }
            while (System.nanoTime() < end) {
                selector.selectNow();
                if (selector.selectedKeys().isEmpty()) {
                    selector.select(100);
                }
                serve(selector);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            long[] sorted = Arrays.copyOf(answers, count);
            Arrays.sort(sorted);
            return new Result(took, sorted);
        } finally {
            for (Connection connection : opened) {
                connection.close();
            }
        }
    }

    private void serve(Selector selector) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            long took = connection.receive();
            if (took >= 0) {
                note(took);
                connection.send(nextRequest());
            }
        }
        selector.selectedKeys().clear();
    }

    private void note(long took) {
        if (count == answers.length) {
            answers = Arrays.copyOf(answers, 2 * count);
        }
        answers[count++] = took;
    }

    private ByteBuffer nextRequest() {
        next = (next + 1) % requests.length;
        return requests[next];
    }
}
