package dev.waybill.embedded.nio2blob;

import java.nio.file.Path;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Keeps objects as plain files, and takes and reports AES256 as S3 does for every object. <b>Nothing is encrypted</b>:
 * without this the store would refuse requests that ask for encryption, as ours do.
 */
public final class EncryptionReportingBlobStore extends AbstractNio2BlobStore {

    /** @param root an existing directory, one subdirectory a bucket */
    public EncryptionReportingBlobStore(Path root) {
        super(root);
    }

    @Override
    public boolean supportsServerSideEncryption() {
        return true;
    }

    @Override
    public boolean supportsBucketEncryption() {
        return true;
    }
}
