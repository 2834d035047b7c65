package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.SignedLink;
import dev.waybill.catalog.selftest.Probe;
import dev.waybill.catalog.selftest.TestedStore;
import java.time.Clock;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket.
 *
 * @param signer signs the links that users get
 * @param ownLinks signed for the endpoint that the client uses
 */
record S3TestedStore(Place place, S3Client s3, Function<LinkRequest, SignedLink> signer, OwnLinks ownLinks, Clock clock)
        implements TestedStore {

    @Override
    public Probe begin() {
        return new S3Probe(this);
    }
}
