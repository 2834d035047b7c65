package dev.waybill.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Running quickstarts that the test classes share, since each takes ten seconds to start. They stop with the process. */
final class Shared {

    /** What tokens of the guarded one are signed with. */
    static final String SECRET = "the secret of all tests, 32 bytes";

    private static @Nullable Everything open;
    private static @Nullable Everything guarded;

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
            System.setProperty("JWT_SECRET", SECRET);
            try {
                guarded = start("guarded");
            } finally {
                System.clearProperty("JWT_SECRET");
            }
        }
        return guarded.places();
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
