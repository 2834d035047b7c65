package dev.waybill.cli.bucket;

import dev.waybill.cli.bucket.s3.S3Bucket;
import dev.waybill.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code waybill bucket apply}. Ends with 0 when the bucket is as it should be, as far as the store knows how; 1 when a step
 * failed or the answer was no; 2 when nobody could be asked.
 */
@Command(
        name = "apply",
        description = "Makes the bucket if need be and sets it up, keeping rules that others made. Asks before.",
        footer = {
            "",
            "Objects in GLACIER open by no link until they are restored; --no-transitions",
            "leaves them where they are."
        })
final class ApplyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BucketOptions options;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask; needed where there is no terminal")
    private boolean yes;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!yes && !session.terminal().canAsk()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing was changed: there is no terminal to ask on; say --yes.");
        }
        try (S3Bucket bucket = options.open(session, spec)) {
            Survey survey = new Survey(bucket.aspects(), new BucketReport(session));
            List<Look> before = survey.look();
            if (before.stream().noneMatch(Look.Differs.class::isInstance)) {
                int code = ended(before);
                if (code == 0) {
                    session.terminal().note("There is nothing to change.");
                }
                return code;
            }
            if (!yes && !session.terminal().confirm("Set up " + bucket + " so?")) {
                session.terminal().note("Nothing was changed.");
                return 1;
            }
            return ended(survey.mend());
        }
    }

    private static int ended(List<Look> looks) {
        return looks.stream().anyMatch(Look.Failed.class::isInstance) ? 1 : 0;
    }
}
