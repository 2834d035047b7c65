package dev.waybill.ingest.idempotency;

import dev.waybill.ingest.idempotency.local.DirectoryRecords;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRecordsTest extends DurableRecordsContract {

    @TempDir
    private Path directory;

    @Override
    DurableRecords records() throws IOException {
        return new DirectoryRecords(directory);
    }
}
