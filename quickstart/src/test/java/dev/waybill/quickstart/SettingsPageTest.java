package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/settings.md names every setting there is, and no other. */
class SettingsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES =
            List.of("common", "ingest-service", "storage-worker", "catalog-service", "quickstart", "cli");

    private static final String NAME = "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(" + NAME + ")` \\| ([^|]*) \\|");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(" + NAME + ")(?::([^${}]*))?");

    /** Names by themselves, as they are looked up or complained of; other capitals in quotes have other beginnings. */
    private static final Pattern IN_CODE =
            Pattern.compile("\"(?:\\$\\{)?((?:S3|AWS|WAYBILL|JWT|KAFKA|MONGODB|LOCAL|MIGRATION|MAX|PRESIGNED|UPLOAD"
                    + "|SERVER|MANAGEMENT|LOG)(?:_[A-Z0-9]+)+)(?:\"|:[^\"]*}\")");

    private static final Pattern IN_LAUNCHER = Pattern.compile("(?m)^#   (WAYBILL_[A-Z_]+) ");

    @Test
    void every_setting_has_a_row_and_every_row_a_setting() throws IOException {
        assertThat(documented().keySet()).isEqualTo(read());
    }

    @Test
    void defaults_are_those_of_the_shipped_files() throws IOException {
        Map<String, String> documented = documented();
        for (MatchResult placeholder : placeholders()) {
            String shipped = placeholder.group(2);
            if (shipped != null && !shipped.isEmpty()) {
                assertThat(documented.get(placeholder.group(1)))
                        .as(placeholder.group(1))
                        .contains("`" + shipped + "`");
            }
        }
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Files.readString(ROOT.resolve("docs/settings.md")))
                .results()
                .forEach(row -> assertThat(rows.put(row.group(1), row.group(2)))
                        .as("rows of " + row.group(1))
                        .isNull());
        return rows;
    }

    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        placeholders().forEach(placeholder -> names.add(placeholder.group(1)));
        for (String source : texts("src/main/java", ".java")) {
            IN_CODE.matcher(source).results().forEach(name -> names.add(name.group(1)));
        }
        IN_LAUNCHER
                .matcher(Files.readString(ROOT.resolve("waybill")))
                .results()
                .forEach(name -> names.add(name.group(1)));
        return names;
    }

    private static List<MatchResult> placeholders() throws IOException {
        return texts("src/main/resources", ".yml").stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .toList();
    }

    private static List<String> texts(String below, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String module : MODULES) {
            Path directory = ROOT.resolve(module).resolve(below);
            try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ending)).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
