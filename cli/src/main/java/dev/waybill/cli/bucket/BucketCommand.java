package dev.waybill.cli.bucket;

import dev.waybill.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill bucket}. */
@Command(
        name = "bucket",
        description = "Sets up the bucket that files are stored in, and prints the policies that go with it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "It asks S3 itself, not a server, with your own credentials: S3_BUCKET_NAME,",
            "S3_REGION or AWS_REGION, S3_ENDPOINT_URL, S3_FORCE_PATH_STYLE, AWS_ACCESS_KEY_ID,",
            "AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE. All but the last also from .env."
        })
public final class BucketCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    // picocli sets the rest before run().
    @SuppressWarnings("NullAway.Init")
    private BucketCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Session session) {
        return new CommandLine(new BucketCommand())
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new ApplyCommand(session))
                .addSubcommand(new PolicyCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: check, apply or policy.");
    }
}
