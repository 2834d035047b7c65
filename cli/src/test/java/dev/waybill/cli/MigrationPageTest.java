package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/migration.md and the commands that it shows. */
class MigrationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "migration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{3}\\.\\d+) \\| (.+?) \\| (.+?) \\| (.+?) \\|$");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^|`|\\(|[A-Z_0-9]+=\\S+ )waybill ([a-z][^`|#)\\n]*)");

    @Test
    void everyRowOfASeedIsARow() throws IOException {
        assertThat(found(ROW))
                .extracting(row -> row.group(1).substring(0, 3))
                .containsOnly("000", "001", "002", "004")
                .hasSizeGreaterThan(20);
    }

    @Test
    void everyCommandOnThePageIsOne() throws IOException {
        List<String> commands =
                found(COMMAND).stream().map(found -> found.group(1).strip()).toList();

        assertThat(commands).hasSizeGreaterThan(30).allSatisfy(command -> {
            String[] arguments = command.replace("\"$run\"", "1").split(" +");
            assertThatCode(() -> Waybill.commandLine(session()).parseArgs(arguments))
                    .as(command)
                    .doesNotThrowAnyException();
        });
    }

    private static Session session() {
        Terminal terminal = new Terminal(InputStream.nullInputStream(), System.out, System.err, Set.of(), 80);
        return new Session(terminal, Map.of(), pause -> {});
    }

    private static List<MatchResult> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE)).results().toList();
    }
}
