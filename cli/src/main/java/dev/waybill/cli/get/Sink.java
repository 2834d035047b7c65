package dev.waybill.cli.get;

import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes a file's bytes in order, counts and hashes them, and says at the end whether they are the file. */
final class Sink {
    private final Link link;
    private final OutputStream out;
    private final Progress progress;
    private MessageDigest sha256 = sha256();
    private long count;

    Sink(Link link, OutputStream out, Progress progress) {
        this.link = link;
        this.out = out;
        this.progress = progress;
    }

    /** Goes on after the bytes that an earlier run left in the file. */
    static Sink after(FileChannel part, Link link, Progress progress) throws IOException {
        Sink sink = new Sink(link, Channels.newOutputStream(part), progress);
        ByteBuffer block = ByteBuffer.allocate(1 << 17);
        while (part.read(block.clear()) >= 0) {
            sink.count(block.flip());
        }
        return sink;
    }

    long count() {
        return count;
    }

    void write(byte[] block, int length) {
        count(ByteBuffer.wrap(block, 0, length));
        if (link.size() >= 0 && count > link.size()) {
            throw new SpoiledException("More bytes came than the " + link.size() + " that the file has.");
        }
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            throw new Complaint("The file cannot be written (" + e.getMessage() + ").", e);
        }
    }

    /** From the first byte again: what came before is void. */
    void restart() {
        progress.add(-count);
        count = 0;
        sha256 = sha256();
    }

    /** A complaint unless size and SHA-256 are those that the server named: {@link SpoiledException} unless it is merely short. */
    void verify() {
        if (link.size() >= 0 && count > link.size()) {
            throw new SpoiledException("There are more bytes than the " + link.size() + " that the file has.");
        }
        if (count < link.size()) {
            throw new Complaint("The download ended after %d of %d bytes; with --resume it can go on from there."
                    .formatted(count, link.size()));
        }
        if (link.sha256() != null && !link.sha256().equals(HexFormat.of().formatHex(sha256.digest()))) {
            throw new SpoiledException("The downloaded bytes do not match the file's SHA-256.");
        }
    }

    private void count(ByteBuffer block) {
        count += block.remaining();
        progress.add(block.remaining());
        sha256.update(block);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
