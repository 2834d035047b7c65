package dev.waybill.embedded;

import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Leaves unfinished puts out of listings. The store writes them to {@code key-<uuid>}, beside the key, and gives the file
 * its attributes, the ETag among them, only when all its bytes are there.
 */
final class WholeObjects extends ForwardingBlobStore {

    /** The end of an unfinished put's file name. */
    static final Pattern UNFINISHED =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    WholeObjects(BlobStore store) {
        super(store);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        var page = super.list(request);
        var whole = page.contents().stream().filter(WholeObjects::isOne).toList();
        return page.toBuilder().contents(whole).build();
    }

    private static boolean isOne(S3Object object) {
        return object.eTag() != null || !UNFINISHED.matcher(object.key()).matches();
    }
}
