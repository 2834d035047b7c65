package dev.waybill.embedded;

import dev.waybill.embedded.nio2blob.EncryptionReportingBlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/**
 * An S3 server in this process: an object is a file under its bucket's directory, its metadata in the file's extended
 * attributes. Signatures and their expiry are checked. Clients use path style and any region.
 *
 * <p>It reports AES256 for every object, but <b>the bytes on disk are plain</b>.
 */
public final class EmbeddedS3 implements AutoCloseable {

    private static final long MAX_OBJECT_BYTES = 5L << 30;
    private static final long MAX_SIGNED_BODY_BYTES = 128L << 20;
    private static final long STOP_MILLIS = 1_000;

    private final S3Proxy proxy;
    private final EncryptionReportingBlobStore store;

    private EmbeddedS3(S3Proxy proxy, EncryptionReportingBlobStore store) {
        this.proxy = proxy;
        this.store = store;
    }

    /**
     * @param dataDir made if it is not there, on a filesystem with user extended attributes. One process at a time may use
     *     it.
     * @param port 0 for a free one
     * @throws PortTaken if something listens on the port
     * @throws IllegalStateException if the filesystem has no user extended attributes
     */
    public static EmbeddedS3 start(Path dataDir, int port, String accessKey, String secretKey) {
        return start(dataDir, port, accessKey, secretKey, UnaryOperator.identity());
    }

    /**
     * Starts a server that is made to fail.
     *
     * @param around puts something around the store, which keeps an object as the file {@code bucket/key}
     */
    public static EmbeddedS3 start(
            Path dataDir, int port, String accessKey, String secretKey, UnaryOperator<BlobStore> around) {
        var free = Loopback.claim(port, "S3");
        try {
            Files.createDirectories(dataDir);
            ExtendedAttributes.require(dataDir);
            Leftovers.remove(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var store = new EncryptionReportingBlobStore(dataDir.toAbsolutePath());
        var proxy = S3Proxy.builder()
                .blobStore(new WholeObjects(around.apply(store)))
                .endpoint(URI.create("http://" + Loopback.HOST + ":" + free))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .v4MaxNonChunkedRequestSize(MAX_SIGNED_BODY_BYTES)
                .maxSinglePartObjectSize(MAX_OBJECT_BYTES)
                .stopTimeout(STOP_MILLIS)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("S3 did not start on port " + free, e);
        }
        return new EmbeddedS3(proxy, store);
    }

    /** For clients, in path style. */
    public URI endpoint() {
        return URI.create("http://" + Loopback.HOST + ":" + proxy.getPort());
    }

    /** Does nothing if the bucket is there. */
    public void createBucket(String name) {
        if (!store.containerExists(name)) {
            store.createContainer(CreateBucketRequest.builder().bucket(name).build());
        }
    }

    /** Gives requests under way a second to end. */
    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3 did not stop", e);
        }
    }
}
