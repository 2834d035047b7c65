package dev.waybill.chaos.patch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatchesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("dev.waybill.chaos.patch.Mutants#all")
    void everyMutantFitsTheSourcesAndCompiles(Mutant mutant) throws IOException {
        Path classes = PatchedClasses.compile(List.of(mutant.patch()), REPOSITORY, directory);
        for (Edit edit : mutant.patch().edits()) {
            String made = PatchedSources.onClassPath(edit.file()).replace(".java", ".class");
            assertThat(classes.resolve(made)).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.chaos.patch.Mutants#all")
    void everyMutantLeavesRoomForTheCrashPoints(Mutant mutant) throws IOException {
        for (Service service : mutant.patch().services()) {
            List<Patch> patches = new ArrayList<>(List.of(mutant.patch()));
            patches.addAll(CrashPoints.patches(service));
            assertThat(PatchedSources.of(patches, REPOSITORY).keySet())
                    .containsAll(mutant.patch().edits().stream().map(Edit::file).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCrashPointOfAServiceIsInTheCodeThatIsMade(Service service) throws IOException {
        List<Patch> patches = CrashPoints.patches(service);
        Path classes = PatchedClasses.compile(patches, REPOSITORY, directory);
        assertThat(classes.resolve("dev/waybill/chaos/patch/Crash.class")).exists();
        String code = codeIn(classes);
        assertThat(patches).allMatch(patch -> code.contains(patch.name()));
    }

    @Test
    void aPatchWhoseTextIsGoneSaysWhichFileAndWhichText() {
        assertThatThrownBy(() -> compile("a protection that was moved"))
                .isInstanceOf(PatchFailure.class)
                .hasMessageContaining(SourceFiles.STORE_FILE)
                .hasMessageContaining("a protection that was moved");
    }

    @Test
    void aPatchWhoseTextIsThereTwiceFails() {
        assertThatThrownBy(() -> compile("staging."))
                .isInstanceOf(PatchFailure.class)
                .hasMessageContaining("more than once");
    }

    @Test
    void aPatchThatDoesNotCompileShowsWhatTheCompilerSays() {
        assertThatThrownBy(() -> compile("staging.delete(file.id());"))
                .isInstanceOf(PatchFailure.class)
                .hasMessageContaining("StoreFile.java")
                .hasMessageContaining("noSuchThing");
    }

    @Test
    void aServiceForWhichNoPatchIsMeantIsRunAsItIs() throws IOException {
        List<String> arguments = PatchedJar.arguments(
                Service.CATALOG,
                Path.of("catalog-service-exec.jar"),
                List.of(Mutants.NO_FSYNC.patch()),
                REPOSITORY,
                directory);
        assertThat(arguments).containsExactly("-jar", "catalog-service-exec.jar");
    }

    /** All of it as text, in which the names that it passes to others can be read. */
    private static String codeIn(Path classes) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file, ISO_8859_1));
            }
        }
        return code.toString();
    }

    private void compile(String text) throws IOException {
        Edit edit = new Edit(SourceFiles.STORE_FILE, text, "noSuchThing();");
        PatchedClasses.compile(List.of(new Patch("bad", Set.of(Service.WORKER), List.of(edit))), REPOSITORY, directory);
    }
}
