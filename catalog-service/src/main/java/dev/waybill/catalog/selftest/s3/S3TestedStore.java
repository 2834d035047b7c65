package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.selftest.Probe;
import dev.waybill.catalog.selftest.TestedStore;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket.
 *
 * @param signer of the links that users get
 * @param ownLinks signed for the endpoint that the client uses
 */
record S3TestedStore(Place place, S3Client s3, LinkSigner signer, OwnLinks ownLinks, Clock clock)
        implements TestedStore {

    @Override
    public Probe begin() {
        return new S3Probe(this);
    }
}
