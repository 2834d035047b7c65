package dev.waybill.catalog.migration.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.address.PublicAddresses;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRuleTest {

    private final EndpointRule rule = rule(URI.create("http://minio.internal:9000"));

    private static EndpointRule rule(URI configured) {
        return new EndpointRule(configured, new PublicAddresses(new Names(), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:27017",
                "https://127.0.0.1:27017",
                "https://localhost",
                "https://10.0.0.5:9000",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]:9000",
                "https://[fd00:ec2::254]",
                "https://0.0.0.0",
                "https://2130706433",
                "https://224.0.0.1",
                "https://private.test",
                "https://both.test",
                "https://nobody.test",
                "http://public.test",
                "http://minio.internal:9001",
                "http://minio.internal",
            })
    void row_35_credentials_lead_to_no_address_of_our_own(String endpoint) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> rule.require(URI.create(endpoint)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_ENDPOINT))
                .withMessageContaining("endpointUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://minio.internal:9000",
                "http://minio.internal:9000/",
                "HTTP://MinIO.internal:9000",
                "https://public.test",
                "https://public.test:8443/s3",
                "https://8.8.8.8"
            })
    void theyLeadToTheServicesOwnAndToPublicOnes(String endpoint) {
        assertThatCode(() -> rule.require(URI.create(endpoint))).doesNotThrowAnyException();
    }

    @Test
    void amazonsOwnNeedsNoName() {
        assertThatCode(() -> rule.require(null)).doesNotThrowAnyException();
        assertThat(rule.isConfigured(null)).isFalse();
        EndpointRule amazons = new EndpointRule(null, PublicAddresses.only());
        assertThat(amazons.isConfigured(null)).isTrue();
        assertThat(amazons.isConfigured(URI.create("https://public.test"))).isFalse();
    }

    private static final class Names implements DnsResolver {

        private static final Map<String, String> ADDRESSES = Map.of(
                "public.test", "93.184.215.14",
                "private.test", "192.168.0.7",
                "both.test", "93.184.215.14,127.0.0.1",
                "localhost", "127.0.0.1",
                "minio.internal", "10.0.0.9");

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            String known = ADDRESSES.get(host);
            if (known != null) {
                return Stream.of(known.split(",")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }
            if (host.endsWith(".test")) {
                throw new UnknownHostException(host);
            }
            return SystemDefaultDnsResolver.INSTANCE.resolve(host); // addresses, which need no look-up
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
