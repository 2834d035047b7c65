package dev.waybill.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Running quickstarts that the test classes share, since each takes ten seconds to start. They stop with the process. */
final class Shared {

    /** What tokens of the guarded one are signed with. */
    static final String SECRET = "the secret of all tests, 32 bytes";

    private static @Nullable Everything open;
    private static @Nullable Everything guarded;
    private static @Nullable Everything migrating;

    private Shared() {}

    /** One without access control. */
    static synchronized Places open() {
        if (open == null) {
            open = start("open");
        }
        return open.places();
    }

    /** One that asks for tokens. */
    static synchronized Places guarded() {
        if (guarded == null) {
            guarded = start("guarded", Map.of("JWT_SECRET", SECRET));
        }
        return guarded.places();
    }

    /** One that can take files from {@link #source} and change addresses in {@code slides.html}. */
    static synchronized Places migrating() {
        if (migrating == null) {
            migrating = start(
                    "migrating",
                    Map.of(
                            "MIGRATION_SOURCE_DIR",
                            source().toString(),
                            "MIGRATION_REFERENCES",
                            "slides.html",
                            "WAYBILL_SECRET_KEY",
                            SECRET));
        }
        return migrating.places();
    }

    /** Empty at first. */
    static Path source() {
        return Path.of("target", "waybill-migrating-source").toAbsolutePath();
    }

    private static Everything start(String name, Map<String, String> settings) {
        System.getProperties().putAll(settings);
        try {
            return start(name);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static Everything start(String name) {
        Path data = Path.of("target", "waybill-" + name);
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Everything.start(data, new Ports(0, 0, 0, 0, 0));
    }
}
