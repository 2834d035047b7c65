package dev.waybill.catalog.verification;

import dev.waybill.error.WaybillException;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.UnfinishedUpload;

/** Finds multipart uploads that nobody goes on with. */
final class UploadPass {

    private final ObjectListing listing;
    private final Ages ages;
    private final Findings findings;

    UploadPass(ObjectListing listing, Ages ages, Findings findings) {
        this.listing = listing;
        this.ages = ages;
        this.findings = findings;
    }

    void run(Prefixes prefixes) {
        prefixes.values().forEach(this::run);
    }

    /** What the credentials do not allow to be listed is told like anything else that could not be looked at. */
    private void run(String prefix) {
        try {
            listing.unfinishedUploads(prefix, this::look);
        } catch (WaybillException e) {
            String detail = "unfinished uploads: %s: %s".formatted(e.code(), e.message());
            Line.Difference difference = new Line.Difference(Kind.UNREADABLE, prefix, null, detail, null);
            findings.tell(difference, () -> Look.of(difference), () -> {});
        }
    }

    /** One that is as old as that does not become another, so that a second look would find the same. */
    private void look(UnfinishedUpload upload) {
        if (ages.isBeyondGrace(upload.since())) {
            Line.Difference difference = new Line.Difference(
                    Kind.UNFINISHED_UPLOAD,
                    upload.key(),
                    null,
                    "a multipart upload was begun at %s and never completed".formatted(upload.since()),
                    Remedy.ABORT_UPLOAD);
            findings.tell(difference, () -> Look.of(difference), () -> listing.abort(upload));
        }
    }
}
