package dev.waybill.web;

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
public final class ExposureGuard {

    private static final Logger log = LoggerFactory.getLogger(ExposureGuard.class);

    /** @throws IllegalStateException when the address is not loopback and nobody said that this is meant */
    ExposureGuard(
            @Value("${server.address}") InetAddress address,
            @Value("${management.server.address}") InetAddress management,
            @Value("${WAYBILL_AUTH:}") String auth) {
        if (address.isLoopbackAddress() && management.isLoopbackAddress()) {
            log.info("access control is off; listening on loopback only ({})", address.getHostAddress());
        } else if (auth.equals("off")) {
            log.warn("access control is off by WAYBILL_AUTH=off; listening on {}", address.getHostAddress());
        } else {
            throw new IllegalStateException(
                    "SERVER_ADDRESS or MANAGEMENT_ADDRESS would let anybody in: access control is"
                            + " not set up. Listen on 127.0.0.1, or set WAYBILL_AUTH=off if that is meant");
        }
    }
}
