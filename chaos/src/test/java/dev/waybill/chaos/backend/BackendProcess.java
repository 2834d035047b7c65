package dev.waybill.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A back end that a test starts, kills and ends. */
record BackendProcess(Process process, BufferedReader stdout) implements AutoCloseable {

    /** Returns when the back end serves. */
    static BackendProcess start(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BackendMain.class.getName()));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var backend = new BackendProcess(process, process.inputReader());
        assertThat(backend.stdout.readLine()).isEqualTo(BackendMain.READY + " " + args[0] + " " + args[2]);
        return backend;
    }

    /** @return what it answered */
    String say(String line) throws IOException {
        var stdin = process.outputWriter();
        stdin.write(line + "\n");
        stdin.flush();
        return stdout.readLine();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return the exit status */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
