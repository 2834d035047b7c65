package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.Complaint;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which bucket, and what opens it: from options, the environment and {@code .env}, or asked for. There is no option for keys, since
 * other users of the machine see what is on a command line.
 */
final class TargetOptions {
    private static final String DEFAULT_REGION = "us-east-1";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "to this bucket, with keys from the environment (default: S3_BUCKET_NAME, or the server's)")
    private @Nullable String bucket;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "of that bucket (default: S3_REGION, AWS_REGION or " + DEFAULT_REGION + ")")
    private @Nullable String region;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "where it is (default: S3_ENDPOINT_URL, here or the server's, or Amazon's)")
    private @Nullable String endpoint;

    private final Session session;

    // picocli sets the rest before it is asked.
    @SuppressWarnings("NullAway.Init")
    TargetOptions(Session session) {
        this.session = session;
    }

    /**
     * What is to be sent; empty where the server is to use its own.
     *
     * @param likely the bucket that is meant where none is named; null where nobody knows
     * @param mayAsk whether there is a person who wants to be asked
     * @param needed whether the server has none of its own; looked at only where that matters
     * @throws ParameterException when something is missing, and nobody is to be asked
     */
    Optional<Credentials> credentials(@Nullable String likely, boolean mayAsk, BooleanSupplier needed) {
        Optional<String> where = choose(bucket, "S3_BUCKET_NAME");
        Optional<String> id = key("AWS_ACCESS_KEY_ID");
        Optional<String> secret = key("AWS_SECRET_ACCESS_KEY");
        if (where.isPresent() && id.isPresent() && secret.isPresent()) {
            return Optional.of(credentials(where.get(), id.get(), secret.get(), region().orElse(DEFAULT_REGION)));
        }
        if (!isNamed() && !needed.getAsBoolean()) {
            return Optional.empty();
        }
        if (!mayAsk) {
            throw new ParameterException(command.commandLine(), missing());
        }
        return Optional.of(credentials(
                where.orElseGet(() -> ask("Bucket Name", likely)),
                id.orElseGet(() -> ask("Access Key ID", null)),
                secret.orElseGet(this::askForTheSecret),
                region().orElseGet(() -> ask("Region", DEFAULT_REGION))));
    }

    private boolean isNamed() {
        return bucket != null || region != null || endpoint != null;
    }

    private Credentials credentials(String where, String id, String secret, String in) {
        return new Credentials(
                where, id, secret, in, choose(endpoint, "S3_ENDPOINT_URL").orElse(null));
    }

    private Optional<String> choose(@Nullable String option, String setting) {
        return Optional.ofNullable(option).or(() -> session.setting(setting));
    }

    private Optional<String> region() {
        return choose(region, "S3_REGION").or(() -> session.setting("AWS_REGION"));
    }

    /** As the services see it: keys do not count beside a role. Temporary ones would need their token, which no order has. */
    private Optional<String> key(String name) {
        boolean isOfNoUse = session.setting("S3_USE_IAM_ROLE")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent()
                || session.setting("AWS_SESSION_TOKEN").isPresent();
        return isOfNoUse ? Optional.empty() : session.setting(name);
    }

    private String missing() {
        return (isNamed()
                        ? "--bucket, --region and --endpoint go with a bucket's lasting keys"
                        : "This server has no bucket of its own to migrate to")
                + ": set S3_BUCKET_NAME, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, here or in .env.";
    }

    private String ask(String question, @Nullable String preset) {
        return session.terminal()
                .ask(preset == null ? question : question + " [" + preset + "]")
                .or(() -> Optional.ofNullable(preset))
                .orElseThrow(() -> nothing(question));
    }

    private String askForTheSecret() {
        String question = "Secret Access Key";
        return session.terminal().askSecretly(question).orElseThrow(() -> nothing(question));
    }

    private static Complaint nothing(String question) {
        return new Complaint("Nothing was changed: without a " + question + " there is no bucket to migrate to.");
    }
}
