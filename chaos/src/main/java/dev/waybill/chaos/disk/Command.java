package dev.waybill.chaos.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the system that are over in a moment. */
final class Command {

    private Command() {}

    /** @throws IOException when there is no such program, or it fails; with what it said */
    static void run(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("%s: exit code %d: %s".formatted(String.join(" ", List.of(words)), code, said));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(words[0]);
        }
    }
}
