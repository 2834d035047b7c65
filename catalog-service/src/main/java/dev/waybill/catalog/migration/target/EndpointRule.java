package dev.waybill.catalog.migration.target;

import dev.waybill.address.PublicAddresses;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where credentials that come with a request may lead: to the endpoint that the services use themselves, or to public
 * addresses by TLS. Else whoever may migrate could reach what only this machine can. Names may lead elsewhere by the time
 * that somebody connects, so that it is looked at then too, by the same {@link PublicAddresses}.
 */
public final class EndpointRule {

    private final @Nullable URI configured;
    private final PublicAddresses addresses;

    /** @param configured {@code S3_ENDPOINT_URL}, null for Amazon's own */
    public EndpointRule(@Nullable URI configured, PublicAddresses addresses) {
        this.configured = configured;
        this.addresses = addresses;
    }

    /**
     * Returns when credentials may lead there.
     *
     * @param endpoint null for Amazon's own, which always is allowed
     * @throws WaybillException {@link ErrorCode#MIGRATION_ENDPOINT} when they may not, or nobody knows that name
     */
    public void require(@Nullable URI endpoint) {
        if (endpoint == null || isConfigured(endpoint)) {
            return;
        }
        if (!"https".equalsIgnoreCase(endpoint.getScheme())) {
            throw refused("endpointUrl begins with https://, since files and who may read them pass there", null);
        }
        try {
            addresses.resolve(endpoint.getHost());
        } catch (PublicAddresses.RefusedAddressException e) {
            throw refused("endpointUrl: " + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw refused("endpointUrl: nobody knows the host " + endpoint.getHost(), e);
        }
    }

    /** Whether it is the services' own, however it is written. */
    public boolean isConfigured(@Nullable URI endpoint) {
        return endpoint == null || configured == null
                ? Objects.equals(endpoint, configured)
                : canonical(endpoint).equals(canonical(configured));
    }

    /** What to connect by to all others. */
    public PublicAddresses addresses() {
        return addresses;
    }

    private static String canonical(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        String path = address.getRawPath().replaceFirst("/+$", "");
        return "%s://%s:%d%s".formatted(scheme, address.getHost().toLowerCase(Locale.ROOT), port, path);
    }

    private static WaybillException refused(String why, @Nullable Throwable cause) {
        return cause == null
                ? new WaybillException(ErrorCode.MIGRATION_ENDPOINT, why)
                : new WaybillException(ErrorCode.MIGRATION_ENDPOINT, why, cause);
    }
}
