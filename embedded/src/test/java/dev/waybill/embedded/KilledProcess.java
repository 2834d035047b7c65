package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a JVM of its own and kills it in mid-work. */
final class KilledProcess {

    private static final String END = ";";

    /** What the forked class calls when a back end has acknowledged something. */
    static void acknowledged(int number) {
        System.out.println(number + END);
    }

    /**
     * Forks the class, waits for so many acknowledgements, sends SIGKILL.
     *
     * @return every number acknowledged before the process was dead
     */
    static List<Integer> run(Class<?> main, Path dataDir, int firstNumber, int acknowledgements)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        dataDir.toString(),
                        String.valueOf(firstNumber))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var numbers = new ArrayList<Integer>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(END)) {
                    numbers.add(Integer.valueOf(line.substring(0, line.length() - END.length())));
                }
                if (numbers.size() == acknowledgements) {
                    // Not Process.destroyForcibly(), which closes the stream that we still read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return numbers;
    }

    private KilledProcess() {}
}
