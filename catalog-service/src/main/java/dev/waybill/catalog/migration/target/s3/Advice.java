package dev.waybill.catalog.migration.target.s3;

import dev.waybill.address.PublicAddresses;
import dev.waybill.catalog.migration.target.Target;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to do about a refusal, for whoever has given a bucket and its credentials. */
record Advice(Target target) {

    /** @param permission what the attempt needs, as S3 calls it */
    String on(WaybillException e, String permission) {
        Optional<String> refused = refusedAddress(e);
        String happened = refused.orElseGet(e::message).replaceFirst("\\.+$", "");
        String advice = refused.isPresent() ? ErrorCode.MIGRATION_ENDPOINT.advice() : sentence(e, permission);
        return "%s. %s".formatted(happened, advice);
    }

    private String sentence(WaybillException e, String permission) {
        Optional<String> region = otherRegion(e);
        if (region.isPresent()) {
            return "The bucket is in %s: give that as region.".formatted(region.get());
        }
        return switch (e.code()) {
            case S3_ACCESS_DENIED -> "Access Denied: allow s3:%s on %s.".formatted(permission, resource(permission));
            case S3_CREDENTIALS ->
                target.configured()
                        ? e.code().advice()
                        : "Check accessKeyId and secretAccessKey, and that the key is active.";
            case S3_BUCKET_NOT_FOUND ->
                "Check the bucket's name and region (%s), or create the bucket %s."
                        .formatted(target.region(), target.bucket());
            case S3_CONNECTION ->
                target.configured() ? e.code().advice() : "Check endpointUrl, region and the network.";
            default -> e.code().advice();
        };
    }

    private String resource(String permission) {
        String bucket = "arn:aws:s3:::" + target.bucket();
        return permission.equals("ListBucket") ? bucket : bucket + "/*";
    }

    /** Where S3 says that the bucket is, unless that is where it was looked for. */
    private Optional<String> otherRegion(WaybillException e) {
        return Optional.ofNullable(e.getCause())
                .filter(AwsServiceException.class::isInstance)
                .map(answer -> ((AwsServiceException) answer).awsErrorDetails())
                .map(details -> details.sdkHttpResponse())
                .flatMap(http -> http.firstMatchingHeader("x-amz-bucket-region"))
                .filter(region -> !region.equals(target.region()));
    }

    /** What is said of an address that nobody is led to; the SDK says something else of it. */
    private static Optional<String> refusedAddress(WaybillException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PublicAddresses.RefusedAddressException refused) {
                return Optional.ofNullable(refused.getMessage());
            }
        }
        return Optional.empty();
    }
}
