package dev.waybill.cli.bucket;

import dev.waybill.cli.bucket.s3.S3Bucket;
import dev.waybill.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill bucket check}. Ends with 0 when the bucket is as it should be, 1 when it is not or cannot be seen. */
@Command(name = "check", description = "Says what of the bucket is not as it should be; changes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BucketOptions options;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (S3Bucket bucket = options.open(session, spec)) {
            List<Look> looks = new Survey(bucket.aspects(), new BucketReport(session)).look();
            return looks.stream().anyMatch(l -> l instanceof Look.Differs || l instanceof Look.Failed) ? 1 : 0;
        }
    }
}
