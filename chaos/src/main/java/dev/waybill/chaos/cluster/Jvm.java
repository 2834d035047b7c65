package dev.waybill.chaos.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How processes of Java are started: quick to be up and small, since many share two cores. */
public final class Jvm {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Jvm() {}

    /** @param heap such as {@code 256m} */
    public static List<String> command(String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(OPTIONS);
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
