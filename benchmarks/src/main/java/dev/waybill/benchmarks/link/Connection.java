package dev.waybill.benchmarks.link;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection with one request under way. */
final class Connection implements AutoCloseable {

    private static final int LONGEST_ANSWER = 16 * 1024;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private SocketChannel channel;
    private long sent;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = connect();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel opened = SocketChannel.open(server);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    /** Sends a request; an answer to the one before must have come. @param request short enough for the socket's buffer */
    void send(ByteBuffer request) throws IOException {
        answer.clear();
        sent = System.nanoTime();
        ByteBuffer bytes = request.duplicate();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads what has come and returns how many nanoseconds the answer took, or -1 while it is not whole. */
    long receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new BenchmarkFailure("the server closed a connection without having said so");
        }
        if (!Redirect.isWhole(answer)) {
            return -1;
        }
        long took = System.nanoTime() - sent;
        Redirect.require(answer);
        if (Redirect.isLast(answer)) {
            channel.close();
            channel = connect();
        }
        return took;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
