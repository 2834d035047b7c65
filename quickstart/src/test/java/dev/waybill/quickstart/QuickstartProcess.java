package dev.waybill.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The command in a process of its own, which can be killed. */
final class QuickstartProcess implements AutoCloseable {

    private final Process process;
    private final Places places;

    private QuickstartProcess(Process process, Places places) {
        this.process = process;
        this.places = places;
    }

    static QuickstartProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName(),
                        "--json",
                        "--data=" + data,
                        "--port=0",
                        "--management-port=0",
                        "--kafka-port=0",
                        "--s3-port=0",
                        "--mongo-port=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String ready = out.readLine();
        if (ready == null) {
            throw new IOException("the quickstart did not get ready");
        }
        return new QuickstartProcess(process, JsonMapper.shared().readValue(ready, Places.class));
    }

    Places places() {
        return places;
    }

    /** SIGKILL. Doing it twice is no error. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        process.waitFor();
    }
}
