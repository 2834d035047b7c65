package dev.waybill.chaos.load;

import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Bytes that nobody else sends, of sizes as they come: many small ones, some large, a few that go in parts. */
record Content(byte[] bytes, String sha256) {

    /** Every name that a job file, an event or a form carries ends so, which is what the bytes begin like. */
    static final String TYPE = "application/pdf";

    static Content of(String label, RandomGenerator random, int most) {
        byte[] bytes = new byte[Math.min(size(random), most)];
        random.nextBytes(bytes);
        byte[] head = ("%PDF-1.7 " + label + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return new Content(all, Sha256.of(all).hex());
    }

    private static int size(RandomGenerator random) {
        int which = random.nextInt(1000);
        if (which < 800) {
            return random.nextInt(64 << 10);
        }
        if (which < 975) {
            return random.nextInt(64 << 10, 1 << 20);
        }
        if (which < 997) {
            return random.nextInt(1 << 20, 6 << 20);
        }
        return random.nextInt(9 << 20, 24 << 20);
    }
}
