package dev.waybill.benchmarks.link;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is to be seen of an answer in a buffer, without making anything of it that costs time. */
final class Redirect {

    private static final byte[] STATUS = "HTTP/1.1 302".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);

    private Redirect() {}

    /** Whether the blank line after the headers has come. */
    static boolean isWhole(ByteBuffer answer) {
        int end = answer.position();
        return end >= 4
                && answer.get(end - 1) == '\n'
                && answer.get(end - 2) == '\r'
                && answer.get(end - 3) == '\n'
                && answer.get(end - 4) == '\r';
    }

    /** @throws BenchmarkFailure when it is not a 302, of which a wrong measurement would be made */
    static void require(ByteBuffer answer) {
        for (int i = 0; i < STATUS.length; i++) {
            if (i >= answer.position() || answer.get(i) != STATUS[i]) {
                byte[] text = new byte[answer.position()];
                answer.get(0, text);
                throw new BenchmarkFailure("no redirect: " + new String(text, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Whether the server says that it closes the connection now, as Tomcat does after a hundred answers. */
    static boolean isLast(ByteBuffer answer) {
        for (int i = STATUS.length; i < answer.position() - CLOSE.length; i++) {
            if (answer.get(i) == '\n' && startsWith(answer, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(ByteBuffer answer, int from) {
        for (int i = 0; i < CLOSE.length; i++) {
            byte seen = answer.get(from + i);
            if ((seen >= 'A' && seen <= 'Z' ? seen + 32 : seen) != CLOSE[i]) {
                return false;
            }
        }
        return true;
    }
}
