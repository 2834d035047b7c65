package dev.waybill.ingest.source.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Names that lead where an attacker's would. */
final class TestNames implements DnsResolver {

    static final TestNames INSTANCE = new TestNames();

    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "files.test", List.of("127.0.0.1"),
            "other.test", List.of("127.0.0.1"),
            "slow.test", List.of("127.0.0.1"),
            "loopback.test", List.of("127.0.0.2"),
            "loopback6.test", List.of("::1"),
            "metadata.test", List.of("169.254.169.254"),
            "mixed.test", List.of("127.0.0.1", "127.0.0.2"));

    private TestNames() {}

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<String> known = ADDRESSES.get(host);
        if (known == null) {
            if (host.endsWith(".test")) {
                throw new UnknownHostException(host);
            }
            return SystemDefaultDnsResolver.INSTANCE.resolve(host); // addresses, which need no look-up
        }
        InetAddress[] addresses = new InetAddress[known.size()];
        Arrays.setAll(addresses, i -> parse(known.get(i)));
        return addresses;
    }

    private static InetAddress parse(String address) {
        return InetAddress.ofLiteral(address);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
