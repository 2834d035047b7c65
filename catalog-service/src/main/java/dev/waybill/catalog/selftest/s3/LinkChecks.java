package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.link.LinkMethod;
import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.selftest.Check;
import dev.waybill.catalog.selftest.Finding;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Links to one object, signed and followed as its users would. */
record LinkChecks(S3TestedStore store, String key, byte[] content) {

    private static final Duration VALIDITY = Duration.ofMinutes(1);
    private static final Duration LONG_AGO = Duration.ofHours(2);

    /**
     * The links that users get. Where their host cannot be reached from here, as from within a container, what is left to
     * try is the signature, at the endpoint that this service uses.
     */
    Finding open() throws IOException {
        try {
            return follow(usersLink(LinkMethod.GET), usersLink(LinkMethod.HEAD), null);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            Instant now = store.clock().instant();
            return follow(
                    store.ownLinks().sign(address(), SdkHttpMethod.GET, now),
                    store.ownLinks().sign(address(), SdkHttpMethod.HEAD, now),
                    "followed over the internal address, since that of users' links does not answer from here");
        }
    }

    /** A link that ended an hour ago and more. */
    Finding end() throws IOException {
        Instant begin = store.clock().instant().minus(LONG_AGO);
        LinkVisit visit = LinkVisit.make("GET", store.ownLinks().sign(address(), SdkHttpMethod.GET, begin));
        return visit.status() == 403 ? new Finding.Ok(null) : failed(Check.PRESIGNED_EXPIRY, "an expired link", visit);
    }

    private static Finding failed(Check check, String what, LinkVisit visit) {
        return new Finding.Failed(
                "%s was answered %d".formatted(what, visit.status()),
                check.remedy(),
                visit.requestId().orElse(null));
    }

    private Finding follow(URI get, URI head, @Nullable String note) throws IOException {
        LinkVisit read = LinkVisit.make("GET", get);
        if (read.status() != 200) {
            return failed(Check.PRESIGNED_URL, "GET of the link", read);
        }
        if (!Arrays.equals(read.body(), content)) {
            return failed(Check.PRESIGNED_URL, "GET of the link brought other bytes and", read);
        }
        LinkVisit looked = LinkVisit.make("HEAD", head);
        return looked.status() == 200 ? new Finding.Ok(note) : failed(Check.PRESIGNED_URL, "HEAD of the link", looked);
    }

    private URI usersLink(LinkMethod method) {
        return store.signer()
                .apply(new LinkRequest(
                        store.place().bucket(),
                        new ObjectKey(key),
                        method,
                        new MediaType("text/plain"),
                        "attachment",
                        VALIDITY))
                .url();
    }

    private URI address() {
        return URI.create(store.s3()
                .utilities()
                .getUrl(url -> url.bucket(store.place().bucket()).key(key))
                .toString());
    }
}
