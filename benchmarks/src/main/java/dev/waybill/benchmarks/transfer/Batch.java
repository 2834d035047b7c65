package dev.waybill.benchmarks.transfer;

import dev.waybill.file.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Files to send together. @param directory in which they are, and nothing else */
public record Batch(Path directory, List<Sample> samples) {

    private static final byte[] HEAD = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;

    /** Writes so many files with a PDF's head and random bytes, no two alike, the same ones each time for a seed. */
    public static Batch generate(Path directory, int count, long size, long seed) throws IOException {
        Files.createDirectories(directory);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path path = directory.resolve("invoice-%06d.pdf".formatted(i));
            samples.add(new Sample(path, size, write(path, size, random)));
        }
        return new Batch(directory, List.copyOf(samples));
    }

    private static String write(Path path, long size, RandomGenerator random) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path), CHUNK), digest)) {
            int head = (int) Math.min(HEAD.length, size);
            out.write(HEAD, 0, head);
            byte[] chunk = new byte[CHUNK];
            for (long left = size - head; left > 0; left -= CHUNK) {
                random.nextBytes(chunk);
                out.write(chunk, 0, (int) Math.min(CHUNK, left));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public int count() {
        return samples.size();
    }

    public long bytes() {
        return samples.stream().mapToLong(Sample::size).sum();
    }
}
