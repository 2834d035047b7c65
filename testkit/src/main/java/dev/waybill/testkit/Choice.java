package dev.waybill.testkit;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which back ends tests run against; see {@link Backends}. */
enum Choice {
    EMBEDDED,
    CONTAINERS,
    AUTO;

    private static final Logger log = LoggerFactory.getLogger(Choice.class);
    private static final String NAME = "WAYBILL_TEST_BACKENDS";

    static Choice made() {
        var chosen = System.getProperty(NAME, Objects.requireNonNullElse(System.getenv(NAME), "auto"));
        try {
            return valueOf(chosen.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    NAME + " is '" + chosen + "'; it may be embedded, containers or auto", e);
        }
    }

    <T> T between(String what, ContainerBackend<T> container, Supplier<T> embedded) {
        return switch (this) {
            case CONTAINERS -> container.start();
            case EMBEDDED -> embedded.get();
            case AUTO -> containerIfPossible(what, container, embedded);
        };
    }

    private static <T> T containerIfPossible(String what, ContainerBackend<T> container, Supplier<T> embedded) {
        var obstacle = container.obstacle();
        if (obstacle.isPresent()) {
            log.info("{} is the embedded one: {}", what, obstacle.get());
            return embedded.get();
        }
        try {
            var started = container.start();
            log.info("{} is a container of {}", what, container.image());
            return started;
        } catch (RuntimeException e) {
            log.warn("{} is the embedded one: the container of {} did not start", what, container.image(), e);
            return embedded.get();
        }
    }
}
