package dev.waybill.catalog.link.s3;

import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.link.SignedLink;
import dev.waybill.storage.s3.S3Errors;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links presigned by the SDK (Signature Version 4 in the query). */
final class S3LinkSigner implements LinkSigner, AutoCloseable {

    private final S3Presigner presigner;
    private final AwsCredentialsProvider credentials;

    /** @param credentials those that the presigner signs with */
    S3LinkSigner(S3Presigner presigner, AwsCredentialsProvider credentials) {
        this.presigner = presigner;
        this.credentials = credentials;
    }

    @Override
    public SignedLink sign(LinkRequest request) {
        try {
            PresignedRequest signed = switch (request.method()) {
                case GET -> presignGet(request);
                case HEAD -> presignHead(request);
            };
            return new SignedLink(URI.create(signed.url().toString()), request.method(), end(signed.expiration()));
        } catch (SdkException e) {
            throw S3Errors.translate(e, "sign a link");
        }
    }

    private PresignedRequest presignGet(LinkRequest request) {
        return presigner.presignGetObject(link -> link.signatureDuration(request.validity())
                .getObjectRequest(get -> get.bucket(request.bucket())
                        .key(request.key().value())
                        .responseContentType(request.contentType().value())
                        .responseContentDisposition(request.contentDisposition())));
    }

    private PresignedRequest presignHead(LinkRequest request) {
        return presigner.presignHeadObject(link -> link.signatureDuration(request.validity())
                .headObjectRequest(head -> head.bucket(request.bucket())
                        .key(request.key().value())
                        .responseContentType(request.contentType().value())
                        .responseContentDisposition(request.contentDisposition())));
    }

    /**
     * The signature counts from the last full second. A role's credentials end, and every link that they signed ends with
     * them.
     */
    private Instant end(Instant signedUntil) {
        return credentials
                .resolveCredentials()
                .expirationTime()
                .filter(signedUntil::isAfter)
                .orElse(signedUntil.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void close() {
        presigner.close();
    }
}
