package dev.waybill.access.jwt;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps a service without access control on loopback (contract.md, section 4.3): asked to listen wider it refuses to
 * start, unless {@code WAYBILL_AUTH=off} says that it is meant.
 */
@Component
final class ExposureGuard {

    private static final Logger log = LoggerFactory.getLogger(ExposureGuard.class);

    /** @throws IllegalStateException when the address is not loopback and nobody said that this is meant */
    ExposureGuard(
            JwtSettings settings,
            @Value("${server.address}") InetAddress address,
            @Value("${management.server.address}") InetAddress management,
            @Value("${WAYBILL_AUTH:}") String auth) {
        boolean isOff = auth.equals("off");
        if (!isOff && !auth.isEmpty()) {
            throw new IllegalStateException("WAYBILL_AUTH is off, or not set");
        }
        if (settings.isSet() && isOff) {
            throw new IllegalStateException("WAYBILL_AUTH=off contradicts the JWT_ settings: unset one of them");
        }
        boolean isLoopback = address.isLoopbackAddress() && management.isLoopbackAddress();
        if (!settings.isSet() && !isLoopback && !isOff) {
            throw new IllegalStateException(
                    "SERVER_ADDRESS or MANAGEMENT_ADDRESS would let anybody in: access control is not set up."
                            + " Set JWT_ISSUER_URI, JWT_JWK_SET_URI or JWT_SECRET, or listen on 127.0.0.1, or set"
                            + " WAYBILL_AUTH=off if that is meant");
        }
        tell(settings.isSet(), isLoopback, address);
    }

    private static void tell(boolean isOn, boolean isLoopback, InetAddress address) {
        if (isOn) {
            log.info("access control is on; listening on {}", address.getHostAddress());
        } else if (isLoopback) {
            log.info("access control is off; listening on loopback only ({})", address.getHostAddress());
        } else {
            log.warn("access control is off by WAYBILL_AUTH=off; listening on {}", address.getHostAddress());
        }
    }
}
