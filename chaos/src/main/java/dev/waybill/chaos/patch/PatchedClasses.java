package dev.waybill.chaos.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The classes and resources that patches change, and no others, to be put in front of a service's jar. They are compiled
 * against this process's own class path, which has the services and all that they use.
 */
public final class PatchedClasses {

    /** As the services are compiled: Spring reads the names of parameters. */
    private static final List<String> OPTIONS = List.of("-parameters", "-proc:none", "-implicit:none", "-g", "-nowarn");

    private PatchedClasses() {}

    /**
     * Compiles them; a second, or two.
     *
     * @param patches applied in this order; crash points come after mutants, since they stand between lines
     * @param repository the root of the sources
     * @param into a directory, made where it is not there
     * @return that directory
     * @throws PatchFailure when a patch does not fit the sources, or does not compile
     */
    public static Path compile(Collection<Patch> patches, Path repository, Path into) throws IOException {
        Files.createDirectories(into);
        List<JavaFileObject> sources = new ArrayList<>();
        for (Map.Entry<String, String> changed :
                PatchedSources.of(patches, repository).entrySet()) {
            if (changed.getKey().endsWith(".java")) {
                sources.add(new Source(changed.getKey(), changed.getValue()));
            } else {
                write(changed.getValue(), into.resolve(PatchedSources.onClassPath(changed.getKey())));
            }
        }
        if (!sources.isEmpty()) {
            compile(sources, into);
            copyCrash(into);
        }
        return into;
    }

    private static void write(String text, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static void compile(List<JavaFileObject> sources, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new PatchFailure("there is no compiler here: patches need a JDK");
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
            if (!compiler.getTask(said, files, null, OPTIONS, null, sources).call()) {
                throw new PatchFailure("the patched sources do not compile:%n%s".formatted(said));
            }
        }
    }

    /** What crash points call has to be on the service's class path too. */
    private static void copyCrash(Path into) throws IOException {
        String file = Crash.class.getName().replace('.', '/') + ".class";
        Path copy = into.resolve(file);
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        try (InputStream code =
                Objects.requireNonNull(PatchedClasses.class.getClassLoader().getResourceAsStream(file))) {
            Files.copy(code, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + PatchedSources.onClassPath(file)), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
