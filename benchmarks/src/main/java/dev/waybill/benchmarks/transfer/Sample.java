package dev.waybill.benchmarks.transfer;

import java.nio.file.Path;

/**
 * A file to send.
 *
 * @param size in bytes
 * @param sha256 in lower-case hex
 */
public record Sample(Path path, long size, String sha256) {

    public String name() {
        return path.getFileName().toString();
    }
}
