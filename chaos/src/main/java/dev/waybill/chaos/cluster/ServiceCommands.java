package dev.waybill.chaos.cluster;

import dev.waybill.chaos.patch.CrashPoint;
import dev.waybill.chaos.patch.Patch;
import dev.waybill.chaos.patch.PatchedJar;
import dev.waybill.chaos.patch.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How services are started: their own jars, with patches before them where there are any. */
final class ServiceCommands {

    private static final String HEAP = "320m";

    private final Path repository;
    private final Path patched;
    private final List<Patch> patches;
    private final boolean quick;

    /**
     * @param repository where Waybill is checked out and built
     * @param patched for compiled patches
     */
    ServiceCommands(Path repository, Path patched, Plan plan) {
        this.repository = repository;
        this.patched = patched;
        this.patches = plan.patches();
        this.quick = !plan.once();
    }

    List<String> of(Service service) {
        boolean patched = patches.stream().anyMatch(patch -> patch.services().contains(service));
        try {
            return Jvm.command(
                    HEAP, quick && !patched ? QuickJar.arguments(jar(service), HEAP) : arguments(service, patches));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a crash point in it, which one of the two options sets off. */
    List<String> of(Service service, CrashPoint point, String option) {
        List<Patch> all = new ArrayList<>(patches);
        all.add(point.patch());
        List<String> arguments = new ArrayList<>(List.of(option));
        arguments.addAll(arguments(service, all));
        return Jvm.command(HEAP, arguments);
    }

    private List<String> arguments(Service service, List<Patch> all) {
        String name = all.stream().map(Patch::name).collect(Collectors.joining("+", service.module() + "+", ""));
        try {
            return PatchedJar.arguments(service, jar(service), all, repository, patched.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar(Service service) throws IOException {
        Path target = repository.resolve(service.module()).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.of()) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(
                        "%s is not built: there is no *-exec.jar in %s".formatted(service.module(), target));
            }
            return jars.getFirst();
        }
    }
}
