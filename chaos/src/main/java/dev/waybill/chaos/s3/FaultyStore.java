package dev.waybill.chaos.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A store of an embedded S3 with faults that can be switched while it runs. */
public final class FaultyStore extends ForwardingBlobStore {

    private final Path dataDir;
    private volatile Set<ServerFault> faults = Set.of();

    /** @param dataDir where the store keeps an object as the file {@code bucket/key} */
    public FaultyStore(BlobStore store, Path dataDir) {
        super(store);
        this.dataDir = dataDir;
    }

    /** Replaces the faults that are on. */
    public void set(Set<ServerFault> faults) {
        this.faults = Set.copyOf(faults);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        var answer = super.putBlob(ignoresConditions() ? request.copy(b -> b.ifNoneMatch(null)) : request, body);
        spoil(request.bucket(), request.key());
        return answer;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var answer = super.completeMultipartUpload(
                upload, ignoresConditions() ? request.copy(b -> b.ifNoneMatch(null)) : request);
        spoil(request.bucket(), request.key());
        return answer;
    }

    private boolean ignoresConditions() {
        return faults.contains(ServerFault.IGNORES_IF_NONE_MATCH);
    }

    /** Behind the store's back: what it remembers of the object, its ETag and checksum, is that of the right bytes. */
    private void spoil(String bucket, String key) {
        if (!faults.contains(ServerFault.FLIPS_BYTE_AT_REST)) {
            return;
        }
        var file = dataDir.resolve(bucket, key);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var middle = channel.size() / 2;
            var one = ByteBuffer.allocate(1);
            if (channel.read(one, middle) == 1) {
                one.put(0, (byte) (one.get(0) ^ 1)).flip();
                channel.write(one, middle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
