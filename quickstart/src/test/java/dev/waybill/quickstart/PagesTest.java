package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/capabilities.md and docs/hostile-inputs.md have every row once, and what they name exists. */
class PagesTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Path> MODULES = modules();
    private static final Map<String, List<Path>> TESTS = tests();

    /** How many rows each seed's letter has. */
    private static final Map<Character, Integer> SEEDS = Map.of('A', 38, 'B', 29, 'C', 28, 'D', 32);

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9]+(?:\\.[a-z0-9]+)*");
    private static final Pattern SUPERCLASS = Pattern.compile("class \\w+ extends (\\w+)");
    private static final Pattern ANNOTATION = Pattern.compile("@(?:Test|ParameterizedTest|Property|RepeatedTest)\\b");

    /** @param cells those behind the id */
    private record Row(String id, List<String> cells) {

        String where() {
            return cells.get(1);
        }

        List<String> tests() {
            return quoted(cells.getLast());
        }

        /** Those that are put off or refused say so. */
        boolean isOpen() {
            return where().contains("next issue") || where().contains("not done: ") || where().startsWith("nothing ");
        }
    }

    @Test
    void every_capability_is_there_once() {
        assertThat(capabilities())
                .extracting(Row::id)
                .containsExactlyElementsOf(SEEDS.keySet().stream()
                        .sorted()
                        .flatMap(seed -> IntStream.rangeClosed(1, SEEDS.get(seed))
                                .mapToObj(("%c%%02d".formatted(seed))::formatted))
                        .toList());
    }

    @Test
    void every_hostile_input_is_there_once() {
        assertThat(hostileInputs())
                .extracting(Row::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
    }

    @Test
    void every_row_has_a_test_or_says_why_it_has_none() {
        assertThat(all())
                .allSatisfy(row -> assertThat(!row.tests().isEmpty() || row.isOpen())
                        .as(row.toString())
                        .isTrue());
    }

    @Test
    void every_place_exists() {
        assertThat(capabilities())
                .allSatisfy(row -> assertThat(quoted(row.where()))
                        .filteredOn(place -> place.contains("/") && !place.contains(" ")
                                || PACKAGE.matcher(place).matches())
                        .allSatisfy(place -> assertThat(exists(place))
                                .as(row.id + " " + place)
                                .isTrue()));
    }

    @Test
    void every_test_exists() throws IOException {
        for (Row row : all()) {
            for (String test : row.tests()) {
                assertThat(test).as(row.id).matches("\\w+#\\w+");
                assertThat(isTest(test.split("#")[0], test.split("#")[1]))
                        .as(row.id + " " + test)
                        .isTrue();
            }
        }
    }

    /** Tests whose names begin with a row are on that row. */
    @Test
    void every_test_named_after_a_hostile_input_is_of_a_row_that_has_tests() throws IOException {
        List<String> numbers = new ArrayList<>();
        for (Path test : TESTS.values().stream().flatMap(List::stream).toList()) {
            Pattern.compile("void row_(\\d\\d)_\\w+\\(")
                    .matcher(Files.readString(test))
                    .results()
                    .forEach(name -> numbers.add(Integer.toString(Integer.parseInt(name.group(1)))));
        }
        assertThat(hostileInputs().stream()
                        .filter(row -> !row.tests().isEmpty())
                        .map(Row::id))
                .containsAll(numbers);
    }

    private static boolean exists(String place) {
        if (place.contains("/")) {
            return Files.exists(ROOT.resolve(place));
        }
        Path directory = Path.of("src/main/java/dev/waybill", place.split("\\."));
        return MODULES.stream().anyMatch(module -> Files.isDirectory(module.resolve(directory)));
    }

    /** A method of the class itself, or of the contract that it extends. */
    private static boolean isTest(String name, String method) throws IOException {
        for (Path source : TESTS.getOrDefault(name, List.of())) {
            String text = Files.readString(source);
            Matcher parent = SUPERCLASS.matcher(text);
            if (isTestIn(text, method) || parent.find() && isTest(parent.group(1), method)) {
                return true;
            }
        }
        return false;
    }

    /** Its annotations stand above it without a blank line. */
    private static boolean isTestIn(String source, String method) {
        return Stream.of(source.split("\n\n"))
                .map(block -> block.split("void " + method + "\\(", 2))
                .anyMatch(block ->
                        block.length == 2 && ANNOTATION.matcher(block[0]).find());
    }

    private static List<Row> all() {
        return Stream.concat(capabilities().stream(), hostileInputs().stream()).toList();
    }

    private static List<Row> capabilities() {
        return rows("docs/capabilities.md", "[A-D]\\d\\d");
    }

    private static List<Row> hostileInputs() {
        return rows("docs/hostile-inputs.md", "\\d+");
    }

    private static List<Row> rows(String page, String id) {
        try {
            return Files.readAllLines(ROOT.resolve(page)).stream()
                    .filter(line -> line.matches("\\| " + id + " \\|.*"))
                    .map(line -> List.of(line.substring(2, line.length() - 1).split(" \\| ", -1)))
                    .peek(cells -> assertThat(cells).as(cells.getFirst()).hasSize(4))
                    .map(cells -> new Row(cells.getFirst(), cells.subList(1, 4)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replace("`", ""))
                .toList();
    }

    private static List<Path> modules() {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("pom.xml")))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, List<Path>> tests() {
        return MODULES.stream()
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::exists)
                .flatMap(PagesTest::sources)
                .collect(Collectors.groupingBy(
                        source -> source.getFileName().toString().replace(".java", "")));
    }

    private static Stream<Path> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
