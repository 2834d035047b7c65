package dev.waybill.ingest.idempotency;

import dev.waybill.ingest.idempotency.s3.S3Records;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.s3.S3Client;

class S3RecordsTest extends DurableRecordsContract {

    private final S3Backend s3 = Backends.s3().newBucket();
    private final S3Client client = s3.client();

    @Override
    DurableRecords records() {
        return new S3Records(client, s3.bucket(), "staging/idempotency/");
    }

    @AfterEach
    void close() {
        client.close();
    }
}
