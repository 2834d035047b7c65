package dev.waybill.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.address.PublicAddresses.RefusedAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:80b::200e"})
    void lets_public_addresses_pass(String address) throws UnknownHostException {
        assertThat(guard(address).resolve("name.test")).containsExactly(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "100::1"
            })
    void row_23_refuses_every_address_that_is_not_public(String address) {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> guard(address).resolve("name.test"))
                .withMessageContaining("name.test is not at a public address");
    }

    @Test
    void row_23_refuses_a_name_that_leads_to_a_public_address_and_to_another() {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> guard("8.8.8.8", "127.0.0.1").resolve("name.test"));
    }

    @Test
    void lets_a_private_network_pass_that_is_allowed_and_no_other() throws UnknownHostException {
        PublicAddresses guard = new PublicAddresses(leadingTo("10.1.2.3"), Set.of("10.1.0.0/16"));
        assertThat(guard.resolve("name.test")).hasSize(1);

        PublicAddresses other = new PublicAddresses(leadingTo("10.2.2.3"), Set.of("10.1.0.0/16"));
        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> other.resolve("name.test"));
    }

    private static PublicAddresses guard(String... addresses) {
        return new PublicAddresses(leadingTo(addresses), Set.of());
    }

    private static DnsResolver leadingTo(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
