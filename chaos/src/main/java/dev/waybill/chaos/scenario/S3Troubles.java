package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.s3.Chance;
import dev.waybill.chaos.s3.S3Fault;
import java.util.List;
import java.util.random.RandomGenerator;

/** Wrong answers of S3, one kind at a time. */
final class S3Troubles {

    private static final List<S3Fault> KINDS = List.of(
            new S3Fault.ServerError(),
            new S3Fault.SlowDown(),
            new S3Fault.LostAnswer(),
            new S3Fault.OkWithErrorBody(),
            new S3Fault.Forbidden(S3Fault.Reason.ACCESS_DENIED),
            new S3Fault.Forbidden(S3Fault.Reason.EXPIRED_TOKEN),
            new S3Fault.NoSuchBucket(),
            new S3Fault.ClockSkewed(),
            new S3Fault.DropsEncryptionHeader(),
            new S3Fault.SlowAnswers(1_000));

    private final Cluster cluster;
    private final RandomGenerator random;

    S3Troubles(Cluster cluster, RandomGenerator random) {
        this.cluster = cluster;
        this.random = random;
    }

    /** @return what ends it */
    Runnable strike(Stage stage) {
        S3Fault fault = KINDS.get(random.nextInt(KINDS.size()));
        stage.fault("S3 " + fault.getClass().getSimpleName());
        cluster.s3Answers().set(Chance.of(fault, random.nextDouble(0.2, 1)));
        return () -> cluster.s3Answers().heal();
    }

    /** Nothing is done any more. */
    static void refuse(Cluster cluster) {
        cluster.s3Answers().set(Chance.always(new S3Fault.SlowDown()));
    }
}
