package dev.waybill.storage.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files lie that are not in S3.
 *
 * @param directory {@code LOCAL_STORAGE_DIR}
 * @param create whether to make it where it is missing: for whoever stores files in it. Whoever only reads them would make
 *     an empty one where the right one is not mounted, and call every file missing
 */
@ConfigurationProperties("waybill.local-storage")
public record LocalStorageSettings(
        Path directory, @DefaultValue("true") boolean create) {

    public LocalStorageSettings {
        if (directory.toString().isBlank()) {
            throw new IllegalArgumentException("LOCAL_STORAGE_DIR is a directory; unset it for ./data/files");
        }
        directory = directory.toAbsolutePath().normalize();
    }

    /** What is kept in it besides files; no key leads there. */
    public Path hidden() {
        return StorageDirectory.hiddenIn(directory);
    }
}
