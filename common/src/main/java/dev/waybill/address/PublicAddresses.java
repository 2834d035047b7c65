package dev.waybill.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Resolves names to addresses on the internet, and to no others. The HTTP client connects to what this returns and
 * resolves nothing itself, so that the address which was looked at is the one that is used.
 */
public final class PublicAddresses implements DnsResolver {

    /** Boot's filter knows IANA's special networks; what it lacks of IPv6 is outside of 2000::/3, and 3fff::/20. */
    private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses()
            .and(InetAddressFilter.adapt(PublicAddresses::isUnicast))
            .andNot("3fff::/20")
            .andNot(InetAddressFilter.specialPurpose(), InetAddressFilter.multicast());

    private static boolean isUnicast(InetAddress address) {
        return !(address instanceof Inet6Address) || (address.getAddress()[0] & 0xE0) == 0x20;
    }

    private final DnsResolver names;
    private final InetAddressFilter allowed;

    /**
     * @param names looks names up
     * @param privateNetworks networks that are allowed although they are not public
     */
    public PublicAddresses(DnsResolver names, Collection<String> privateNetworks) {
        this.names = names;
        this.allowed = privateNetworks.isEmpty() ? PUBLIC : PUBLIC.or(privateNetworks.toArray(String[]::new));
    }

    /** No private network, and names as this machine knows them. */
    public static PublicAddresses only() {
        return new PublicAddresses(SystemDefaultDnsResolver.INSTANCE, List.of());
    }

    /** @throws RefusedAddressException when one of its addresses is refused: such a name is not to be trusted */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!List.of(addresses).stream().allMatch(allowed::matches)) {
            throw new RefusedAddressException(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name leads to where nobody from outside should be led. */
    public static final class RefusedAddressException extends UnknownHostException {

        RefusedAddressException(String host) {
            super(host + " is not at a public address");
        }
    }
}
