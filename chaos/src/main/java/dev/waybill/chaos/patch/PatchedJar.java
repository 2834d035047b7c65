package dev.waybill.chaos.patch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * How a service is started with patches. Boot's {@code PropertiesLauncher} puts {@code loader.path} before all that is
 * nested in the jar, the classes of {@code common} in {@code BOOT-INF/lib} included.
 */
public final class PatchedJar {

    private PatchedJar() {}

    /**
     * Java's arguments, between the options of the JVM and the service's own arguments.
     *
     * @param jar the service's runnable one
     * @param patches as {@link PatchedClasses#compile} takes them; those for other services are left out, and where none
     *     is left, the jar is run as it is
     * @param into where the classes go; another directory for each service and set of patches
     */
    public static List<String> arguments(
            Service service, Path jar, Collection<Patch> patches, Path repository, Path into) throws IOException {
        List<Patch> meant = patches.stream()
                .filter(patch -> patch.services().contains(service))
                .toList();
        return meant.isEmpty()
                ? List.of("-jar", jar.toString())
                : arguments(jar, PatchedClasses.compile(meant, repository, into));
    }

    /** The same with classes that are compiled already. */
    public static List<String> arguments(Path jar, Path classes) {
        return List.of(
                "-Dloader.path=" + classes.toAbsolutePath(),
                "-cp",
                jar.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }
}
