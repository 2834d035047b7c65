package dev.waybill.benchmarks.corpus;

import dev.waybill.file.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A corpus on disk, beside a list of its SHA-256 sums, as {@code sha256sum -c} reads it. */
public final class Tree {

    /** What is in a tree besides its files, and cannot be moved or is worth a look. */
    static final String UNREADABLE = "images/2024/12/unreadable.png";

    static final String LINK = "images/2024/12/link-out-of-the-tree.png";
    static final String EMPTY = "images/2024/12/empty.png";
    static final String LARGE = "uploads/rate_card/AGY-1_rate_card_1700000000_large.pdf";

    private static final int CHUNK = 1 << 16;
    private static final Map<String, String> HEADS = Map.of(
            "png", "89504e470d0a1a0a",
            "jpg", "ffd8ffe000104a464946",
            "jpeg", "ffd8ffe000104a464946",
            "gif", "474946383961",
            "webp", "52494646ffffff7f57454250",
            "pdf", "255044462d312e370a",
            "xlsx", "504b0304",
            "docx", "504b0304");

    private final Path directory;

    /** @param directory that is not there yet, or empty */
    public Tree(Path directory) {
        this.directory = directory;
    }

    /** The sums. */
    public Path sums() {
        return directory.resolveSibling(directory.getFileName() + ".sha256");
    }

    /**
     * Writes it.
     *
     * @param large size in bytes of a sparse file of zeros, 0 for none
     */
    public void write(Corpus corpus, long large) throws IOException {
        Files.createDirectories(directory);
        try (BufferedWriter sums = Files.newBufferedWriter(sums())) {
            for (CorpusFile file : corpus.files()) {
                sums.write(write(file) + "  " + directory.resolve(file.path()) + "\n");
            }
        }
        writeOddities();
        if (large > 0) {
            writeSparse(large);
        }
    }

    private String write(CorpusFile file) throws IOException {
        Path path = made(file.path());
        RandomGenerator random = Randoms.of(file.content());
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            String extension = file.path().substring(file.path().lastIndexOf('.') + 1);
            byte[] head = HexFormat.of().parseHex(HEADS.getOrDefault(extension, ""));
            int headed = (int) Math.min(head.length, file.size());
            out.write(head, 0, headed);
            byte[] chunk = new byte[CHUNK];
            for (long left = file.size() - headed; left > 0; left -= CHUNK) {
                random.nextBytes(chunk);
                out.write(chunk, 0, (int) Math.min(CHUNK, left));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whoever may read everything, as root does, can read the unreadable one too. */
    private void writeOddities() throws IOException {
        Files.write(made(EMPTY), new byte[0]);
        Path unreadable = made(UNREADABLE);
        Files.writeString(unreadable, "nobody reads this");
        Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
        Path outside = directory.resolveSibling(directory.getFileName() + "-outside.png");
        Files.writeString(outside, "outside of the tree");
        Files.createSymbolicLink(made(LINK), outside.toAbsolutePath());
    }

    private void writeSparse(long size) throws IOException {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
        try (SeekableByteChannel channel = Files.newByteChannel(made(LARGE), options)) {
            channel.position(size - 1);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
    }

    private Path made(String path) throws IOException {
        Files.createDirectories(directory.resolve(path.substring(0, path.lastIndexOf('/'))));
        return directory.resolve(path);
    }
}
