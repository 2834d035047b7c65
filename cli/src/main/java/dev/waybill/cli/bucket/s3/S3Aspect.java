package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Aspect;
import dev.waybill.cli.bucket.Look;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What asking S3 has in common: what a store does not know is no failure, and failures are sentences. */
abstract class S3Aspect implements Aspect {

    /** @throws SdkException when S3 says no */
    abstract Look examine();

    /** @throws SdkException when S3 says no */
    abstract void set();

    @Override
    public final Look look() {
        return attempt(this::examine);
    }

    @Override
    public final Look mend() {
        return attempt(() -> {
            set();
            return examine();
        });
    }

    private static Look attempt(Supplier<Look> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            if (e.statusCode() == 501 || e.statusCode() == 405 || code(e).equals("NotImplemented")) {
                return new Look.Unsupported("not supported by this store");
            }
            return new Look.Failed("S3 answered %d %s (request %s)".formatted(e.statusCode(), code(e), e.requestId()));
        } catch (SdkException e) {
            return new Look.Failed("S3 does not answer: " + e.getMessage());
        }
    }

    /** Empty where it does not say. */
    static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** Whether what was asked for was never set. */
    static boolean isUnset(AwsServiceException e, String code) {
        return e.statusCode() == 404 && code(e).equals(code);
    }
}
