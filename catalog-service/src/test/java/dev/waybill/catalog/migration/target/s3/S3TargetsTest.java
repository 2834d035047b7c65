package dev.waybill.catalog.migration.target.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.address.PublicAddresses;
import dev.waybill.catalog.migration.target.Credentials;
import dev.waybill.catalog.migration.target.EndpointRule;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.catalog.migration.target.TargetCheck;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.catalog.migration.target.TargetsContract;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.storage.s3.S3Clients;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.storage.s3.S3Settings;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3TargetsTest extends TargetsContract {

    private final S3Backend ours = Backends.s3().newBucket();
    private final S3Backend theirs = Backends.s3().newBucket();
    private final S3Settings settings =
            S3Settings.of(ours.bucket(), ours.region(), ours.endpoint(), ours.accessKey(), ours.secretKey());
    private final S3Client s3 = S3Clients.client(settings);

    @AfterEach
    void close() {
        s3.close();
    }

    @Override
    protected Targets targets() {
        return targets(PublicAddresses.only());
    }

    private Targets targets(PublicAddresses addresses) {
        EndpointRule rule = new EndpointRule(settings.endpointUrl(), addresses);
        return new S3Targets(settings, s3, new S3ObjectStore(s3, ours.bucket()), rule);
    }

    @Override
    protected Targets local() {
        return localBeside(ours.endpoint());
    }

    private Targets localBeside(@Nullable URI endpoint) {
        S3Settings unset = new S3Settings(
                false, null, null, null, endpoint, null, true, null, null, null, false, null, null, null);
        return new S3Targets(
                unset, s3, new InMemoryObjectStore(), new EndpointRule(unset.endpointUrl(), PublicAddresses.only()));
    }

    @Override
    protected Credentials credentials() {
        return credentials(theirs.bucket(), theirs.secretKey());
    }

    private Credentials credentials(String bucket, String secret) {
        return new Credentials(bucket, theirs.accessKey(), secret, theirs.region(), theirs.endpoint());
    }

    @Test
    void ourOwnCredentialsOpenTheConfiguredBucket() {
        try (OpenTarget target = targets().open(credentials(ours.bucket(), ours.secretKey()))) {
            assertThat(target.target().configured()).isTrue();
        }
    }

    @Test
    void ourOwnKeyWithAnotherSecretDoesNot() {
        try (OpenTarget target = targets().open(credentials(ours.bucket(), "a-guess"))) {
            assertThat(target.target().configured()).isFalse();
            assertThat(target.check())
                    .first()
                    .satisfies(check -> assertThat(check.ok()).isFalse());
        }
    }

    @Test
    void anEndpointOfOurOwnNetworkIsRefused() {
        Credentials leading =
                new Credentials("bucket", "AKIA1", "secret", "us-east-1", URI.create("https://127.0.0.1:27017"));
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> targets().open(leading))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_ENDPOINT));
    }

    /** A name that leads to the internet while it is looked at, and back to us once somebody connects. */
    @Test
    void row_35_a_name_that_leads_elsewhere_by_the_time_of_connecting_is_not_followed() {
        Changing names = new Changing("93.184.215.14", "127.0.0.1");
        Credentials leading =
                new Credentials("bucket", "AKIA1", "secret", "us-east-1", URI.create("https://rebinding.test"));
        try (OpenTarget target = targets(new PublicAddresses(names, Set.of())).open(leading)) {
            TargetCheck connection = target.check().getFirst();
            assertThat(connection.ok()).isFalse();
            assertThat(connection.message())
                    .contains("not at a public address")
                    .contains(ErrorCode.MIGRATION_ENDPOINT.advice());
        }
    }

    @Test
    void withoutAnEndpointItIsOurOwn() {
        try (OpenTarget target = targets().open(credentials().at(null))) {
            assertThat(target.target().endpoint()).isEqualTo(ours.endpoint());
            assertThat(target.check()).allMatch(TargetCheck::ok);
        }
    }

    @Test
    void anAddressIsThatOfTheBucketThatWasGiven() {
        ObjectKey key = new ObjectKey("images/a.png");
        Credentials amazons = new Credentials("photos", "AKIA1", "secret", "eu-west-1", null);
        try (OpenTarget target = localBeside(null).open(amazons)) {
            assertThat(target.address(key)).isEqualTo("https://photos.s3.eu-west-1.amazonaws.com/images/a.png");
            assertThat(target.target().endpoint()).isNull();
        }
        try (OpenTarget target = targets().open(credentials())) {
            assertThat(target.address(key))
                    .isEqualTo("%s/%s/images/a.png".formatted(theirs.endpoint(), theirs.bucket()));
        }
    }

    /** Tells the last address for ever. */
    private static final class Changing implements DnsResolver {

        private final Deque<String> addresses;

        Changing(String... addresses) {
            this.addresses = new ArrayDeque<>(List.of(addresses));
        }

        @Override
        public synchronized InetAddress[] resolve(String host) {
            String next = addresses.size() > 1 ? addresses.removeFirst() : addresses.getFirst();
            return new InetAddress[] {InetAddress.ofLiteral(next)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
