package dev.waybill.catalog.migration.target.s3;

import dev.waybill.catalog.migration.target.Credentials;
import dev.waybill.catalog.migration.target.EndpointRule;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.storage.s3.S3Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets by the services' own client, or by one of their own that goes with them. */
final class S3Targets implements Targets {

    private final S3Settings settings;
    private final S3Client s3;
    private final ObjectStore store;
    private final EndpointRule rule;

    /**
     * @param s3 the services' own client
     * @param store where the services store files, of no meaning where that is not S3
     */
    S3Targets(S3Settings settings, S3Client s3, ObjectStore store, EndpointRule rule) {
        this.settings = settings;
        this.s3 = s3;
        this.store = store;
        this.rule = rule;
    }

    @Override
    public Optional<OpenTarget> configured() {
        if (!settings.isUsed()) {
            return Optional.empty();
        }
        Target target = new Target(settings.requiredBucket(), settings.region(), settings.endpointUrl(), true);
        return Optional.of(new S3Target(target, s3, store, new ObjectUrls(settings), () -> {}));
    }

    @Override
    public OpenTarget open(Credentials given) {
        Credentials credentials = given.endpoint() == null ? given.at(settings.endpointUrl()) : given;
        rule.require(credentials.endpoint());
        return configured().filter(ours -> isOfOurs(credentials)).orElseGet(() -> opened(credentials));
    }

    /** With another secret for the same key it is somebody who does not know it, and is to find out. */
    private boolean isOfOurs(Credentials credentials) {
        return credentials.bucket().equals(settings.bucket())
                && rule.isConfigured(credentials.endpoint())
                && settings.hasStaticKeys()
                && isSame(credentials.accessKeyId(), settings.accessKeyId())
                && isSame(credentials.secretAccessKey(), settings.secretAccessKey());
    }

    private static boolean isSame(String one, @Nullable String other) {
        return other != null
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private OpenTarget opened(Credentials credentials) {
        S3Settings theirs = settings(credentials);
        S3Client client = rule.isConfigured(credentials.endpoint())
                ? S3Clients.client(theirs)
                : S3Clients.client(theirs, rule.addresses());
        Target target = new Target(credentials.bucket(), credentials.region(), credentials.endpoint(), false);
        ObjectStore bucket = new S3ObjectStore(client, credentials.bucket());
        return new S3Target(target, client, bucket, new ObjectUrls(theirs), client::close);
    }

    /** Servers other than Amazon's have the bucket in the path, unless it is known better of the services' own. */
    private S3Settings settings(Credentials credentials) {
        boolean isOwnEndpoint = rule.isConfigured(credentials.endpoint());
        return new S3Settings(
                true,
                credentials.bucket(),
                credentials.region(),
                null,
                credentials.endpoint(),
                isOwnEndpoint ? settings.publicEndpointUrl() : null,
                isOwnEndpoint ? settings.forcePathStyle() : credentials.endpoint() != null,
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                null,
                false,
                null,
                isOwnEndpoint ? settings.checksumMode() : null,
                null);
    }
}
