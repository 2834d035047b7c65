package dev.waybill.cli.session;

import dev.waybill.cli.server.Pause;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command understands, before or after its name, and what follows from them. Defaults are looked up here
 * rather than declared, so that no help text can show the token.
 */
public final class Session {
    private static final String LOCAL = "http://localhost:8080";
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the server's address (default: WAYBILL_SERVER or " + LOCAL + ")")
    private @Nullable String server;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            description = "bearer token (default: WAYBILL_TOKEN, which other users of this machine cannot see)")
    private @Nullable String token;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "one JSON object a line, for scripts")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "a stack trace with every error")
    private boolean debug;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Pause pause;

    public Session(Terminal terminal, Map<String, String> environment, Pause pause) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.pause = pause;
    }

    /** Where results and complaints go. */
    public Terminal terminal() {
        return terminal;
    }

    /** Whether results are for scripts. */
    public boolean json() {
        return json;
    }

    /** Tells on standard error what went wrong with what; with {@code --debug} also where. */
    public void complain(String subject, Throwable complaint) {
        terminal.note(subject + ": " + complaint.getMessage());
        if (debug) {
            StringWriter trace = new StringWriter();
            complaint.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(line -> line.replace("\t", "    ")).forEach(terminal::note);
        }
    }

    /**
     * The server that the options name.
     *
     * @throws ParameterException when address or token are none
     */
    public Server server(CommandSpec command) {
        String address = choose(server, "WAYBILL_SERVER").orElse(LOCAL);
        Optional<String> bearer = choose(token, "WAYBILL_TOKEN");
        if (bearer.isPresent() && !TOKEN.matcher(bearer.get()).matches()) {
            throw new ParameterException(command.commandLine(), "The token has characters that no token has.");
        }
        return new Server(address(command, address), bearer.orElse(null), terminal, pause);
    }

    /** A setting of the server's, from the environment, else from {@code .env} here; empty when it is blank. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(dotEnv().getProperty(name)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Read in the same way as the services read it. */
    private static Properties dotEnv() {
        Properties settings = new Properties();
        Path file = Path.of(".env");
        if (Files.isRegularFile(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                settings.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw new Complaint(".env cannot be read.", e);
            }
        }
        return settings;
    }

    private static URI address(CommandSpec command, String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && address.getScheme().matches("(?i)https?")
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ParameterException(
                command.commandLine(), "'" + text + "' is not a server's address such as " + LOCAL + ".");
    }

    private Optional<String> choose(@Nullable String option, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
