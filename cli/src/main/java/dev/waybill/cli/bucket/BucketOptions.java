package dev.waybill.cli.bucket;

import dev.waybill.cli.bucket.s3.S3Bucket;
import dev.waybill.cli.session.Session;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What {@code check} and {@code apply} have in common. */
final class BucketOptions {
    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "let pages of this origin read objects, such as https://app.example.com; may be repeated")
    private List<URI> corsOrigins = List.of();

    @Option(
            names = "--no-transitions",
            description = "without moving objects to STANDARD_IA after 30 days and to GLACIER after 365")
    private boolean withoutTransitions;

    @Option(names = "--keep-public-access", description = "leave alone what may be public")
    private boolean keepPublicAccess;

    @Option(names = "--versioning", description = "want versioning on, rather than only say that it is off")
    private boolean versioning;

    /** The bucket as it is and as it should be. Close it. */
    S3Bucket open(Session session, CommandSpec spec) {
        for (URI origin : corsOrigins) {
            String wrong = BucketPlan.notAnOrigin(origin);
            if (wrong != null) {
                throw new ParameterException(spec.commandLine(), wrong);
            }
        }
        warnOfTwoRegions(session);
        try {
            return S3Bucket.open(
                    BucketSettings.of(session::setting),
                    new BucketPlan(!withoutTransitions, corsOrigins, !keepPublicAccess, versioning));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static void warnOfTwoRegions(Session session) {
        String own = session.setting("S3_REGION").orElse("");
        String aws = session.setting("AWS_REGION").orElse(own);
        if (!own.isEmpty() && !own.equals(aws)) {
            session.terminal().note("S3_REGION (" + own + ") and AWS_REGION (" + aws + ") differ; S3_REGION counts.");
        }
    }
}
