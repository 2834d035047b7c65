package dev.waybill.catalog.link;

import java.net.URI;
import java.time.Instant;

/**
 * A link that opens an object to whoever has it: never to be logged, cached or put in an event.
 *
 * @param expiresAt when it stops working, which is when the credentials that signed it end if that is sooner
 */
public record SignedLink(URI url, LinkMethod method, Instant expiresAt) {

    @Override
    public String toString() {
        return "SignedLink[%s until %s]".formatted(method, expiresAt);
    }
}
