package dev.waybill.catalog.link.memory;

import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.link.SignedLink;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Links to nowhere, and what they were asked to be. */
public final class UnsignedLinks implements LinkSigner {

    private final Clock clock;
    private volatile Optional<LinkRequest> last = Optional.empty();

    public UnsignedLinks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public SignedLink sign(LinkRequest request) {
        last = Optional.of(request);
        URI url = URI.create("memory://%s/%s".formatted(request.bucket(), request.key()));
        return new SignedLink(url, request.method(), clock.instant().plus(request.validity()));
    }

    /** The request that the last link was signed for, or empty before the first. */
    public Optional<LinkRequest> lastRequest() {
        return last;
    }
}
