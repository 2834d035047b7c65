package dev.waybill.cli.token;

import dev.waybill.cli.session.DurationOption;
import dev.waybill.cli.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code waybill token}. Knows the server's secret, so it needs no server. */
@Command(
        name = "token",
        description =
                "Prints a bearer token, signed with JWT_SECRET (or the containers' DEPLOY_JWT_SECRET) from the environment or from .env.",
        footer = {"", "  export WAYBILL_TOKEN=$(waybill token --agency AGY-1 --scope files:read,files:write)"})
public final class TokenCommand implements Callable<Integer> {
    private static final Set<String> SCOPES = Set.of("files:read", "files:write", "files:delete", "admin");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @Spec
    private CommandSpec spec;

    @Option(names = "--agency", split = ",", paramLabel = "AGY-1", description = "whose files: these agencies'")
    private List<String> agencies = List.of();

    @Option(names = "--client", split = ",", paramLabel = "CLT-1", description = "these clients'")
    private List<String> clients = List.of();

    @Option(names = "--job", split = ",", paramLabel = "JOB", description = "these jobs'")
    private List<String> jobs = List.of();

    @Option(names = "--event", split = ",", paramLabel = "EVENT", description = "these events'")
    private List<String> events = List.of();

    @Option(names = "--sub", paramLabel = "USER", description = "this user's, who is also named as the uploader")
    private @Nullable String subject;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            defaultValue = "files:read",
            description = "files:read, files:write, files:delete, admin (default: ${DEFAULT-VALUE})")
    private List<String> scopes = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationOption.class,
            description = "how long it is valid, at most 8784h (default: ${DEFAULT-VALUE})")
    private Duration ttl = Duration.ofHours(1);

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public TokenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        requireSense();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Claims claims = new Claims(
                subject,
                session.setting("JWT_AUDIENCE").orElse("waybill"),
                scopes,
                Map.of("agencies", agencies, "clients", clients, "jobs", jobs, "events", events),
                now,
                now.plus(ttl));
        String secret = session.setting("JWT_SECRET")
                .or(() -> session.setting("DEPLOY_JWT_SECRET"))
                .orElseThrow(() -> misuse("JWT_SECRET is not set, neither in the environment nor in .env."));
        String token = claims.signed(secret);
        session.terminal().print(session.json() ? json(token, claims) : token);
        return 0;
    }

    private void requireSense() {
        scopes.stream().filter(scope -> !SCOPES.contains(scope)).findFirst().ifPresent(scope -> {
            throw misuse("There is no scope '" + scope + "'.");
        });
        requireForm("--agency", agencies, "AGY-[A-Za-z0-9-]{1,60}");
        requireForm("--client", clients, "CLT-[A-Za-z0-9-]{1,60}");
        requireForm("--job", jobs, "[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
        requireForm("--event", events, "[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw misuse("--sub takes 1 to 255 visible ASCII characters.");
        }
        if (ttl.isZero() || ttl.compareTo(LONGEST) > 0) {
            throw misuse("--ttl is more than no time and at most 8784h.");
        }
    }

    /** As the server has it; an id of another form would name nobody. */
    private void requireForm(String option, List<String> ids, String form) {
        ids.stream().filter(id -> !id.matches(form)).findFirst().ifPresent(id -> {
            throw misuse(option + " takes " + form + ", not '" + id + "'.");
        });
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String json(String token, Claims claims) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("token", token, "expires_at", claims.until().toString()));
    }
}
