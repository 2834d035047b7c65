package dev.waybill.chaos.patch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The changed files' texts by their paths below the repository's root. Nothing is written there. */
final class PatchedSources {

    private PatchedSources() {}

    /** @throws PatchFailure when one does not fit, with the file and the text that is missing */
    static Map<String, String> of(Collection<Patch> patches, Path repository) throws IOException {
        Map<String, String> changed = new TreeMap<>();
        for (Patch patch : patches) {
            for (Edit edit : patch.edits()) {
                String present = changed.get(edit.file());
                changed.put(
                        edit.file(),
                        edit.applyTo(present == null ? read(edit, patch, repository) : present, patch.name()));
            }
        }
        return changed;
    }

    private static String read(Edit edit, Patch patch, Path repository) throws IOException {
        Path file = repository.resolve(edit.file());
        if (!Files.isRegularFile(file)) {
            throw new PatchFailure("%s: there is no file %s".formatted(patch.name(), file));
        }
        return Files.readString(file);
    }

    /** Where a file ends up on the class path. */
    static String onClassPath(String file) {
        for (String root : List.of("/src/main/java/", "/src/main/resources/")) {
            int found = file.indexOf(root);
            if (found >= 0) {
                return file.substring(found + root.length());
            }
        }
        throw new PatchFailure("%s is neither a source nor a resource".formatted(file));
    }
}
