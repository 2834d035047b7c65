package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What processes say. */
final class Logs {

    private Logs() {}

    /** Whether it has said so, in any of its lives. */
    static boolean say(Node node, String text) {
        try {
            return Files.readString(node.log(), StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
