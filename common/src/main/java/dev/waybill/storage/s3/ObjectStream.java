package dev.waybill.storage.s3;

import dev.waybill.stream.BlockStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes. Closed before its end it drops the connection, which the SDK would rather read to the end first. */
final class ObjectStream extends BlockStream {

    private final ResponseInputStream<GetObjectResponse> response;
    private long left;

    ObjectStream(ResponseInputStream<GetObjectResponse> response) {
        super(response);
        this.response = response;
        this.left = response.response().contentLength();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = super.read(buffer, offset, length);
            left -= Math.max(count, 0);
            return count;
        } catch (SdkException e) {
            throw new IOException("S3 stopped sending", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            response.abort();
        }
        super.close();
    }
}
