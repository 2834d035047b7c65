package dev.waybill.catalog.link.s3;

import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.link.SignedLink;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.storage.s3.S3Errors;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links presigned by the SDK (Signature Version 4 in the query). */
final class S3LinkSigner implements LinkSigner, AutoCloseable {

    private final S3Presigner presigner;
    private final AwsCredentialsProvider credentials;

    /** @param credentials what links are signed with, whatever the presigner has itself */
    S3LinkSigner(S3Presigner presigner, AwsCredentialsProvider credentials) {
        this.presigner = presigner;
        this.credentials = credentials;
    }

    @Override
    public SignedLink sign(LinkRequest request) {
        try {
            // Once for the signature and for its end: they may be renewed in between.
            AwsCredentials signing = credentials.resolveCredentials();
            Duration validity = validity(request, signing);
            PresignedRequest signed = switch (request.method()) {
                case GET -> presignGet(request, validity, with(signing));
                case HEAD -> presignHead(request, validity, with(signing));
            };
            return new SignedLink(URI.create(signed.url().toString()), request.method(), end(signed, signing));
        } catch (SdkException e) {
            throw S3Errors.translate(e, "sign a link");
        }
    }

    /** A role's credentials end, and every link that they signed ends with them. */
    private static Duration validity(LinkRequest request, AwsCredentials signing) {
        Duration left = signing.expirationTime()
                .map(end -> Duration.between(Instant.now(), end))
                .orElse(request.validity());
        if (left.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new WaybillException(ErrorCode.S3_CREDENTIALS, "sign a link: the credentials have just ended");
        }
        return left.compareTo(request.validity()) < 0 ? left.truncatedTo(ChronoUnit.SECONDS) : request.validity();
    }

    private static AwsRequestOverrideConfiguration with(AwsCredentials signing) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(signing))
                .build();
    }

    private PresignedRequest presignGet(
            LinkRequest request, Duration validity, AwsRequestOverrideConfiguration signing) {
        return presigner.presignGetObject(link -> link.signatureDuration(validity)
                .getObjectRequest(get -> get.bucket(request.bucket())
                        .key(request.key().value())
                        .responseContentType(request.contentType().value())
                        .responseContentDisposition(request.contentDisposition())
                        .overrideConfiguration(signing)));
    }

    private PresignedRequest presignHead(
            LinkRequest request, Duration validity, AwsRequestOverrideConfiguration signing) {
        return presigner.presignHeadObject(link -> link.signatureDuration(validity)
                .headObjectRequest(head -> head.bucket(request.bucket())
                        .key(request.key().value())
                        .responseContentType(request.contentType().value())
                        .responseContentDisposition(request.contentDisposition())
                        .overrideConfiguration(signing)));
    }

    /** The signature counts from the last full second. */
    private static Instant end(PresignedRequest signed, AwsCredentials signing) {
        Instant signedUntil = signed.expiration().truncatedTo(ChronoUnit.SECONDS);
        return signing.expirationTime().filter(signedUntil::isAfter).orElse(signedUntil);
    }

    @Override
    public void close() {
        presigner.close();
    }
}
