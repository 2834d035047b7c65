package dev.waybill.ingest.idempotency;

import dev.waybill.ingest.idempotency.memory.InMemoryRecords;

class InMemoryRecordsTest extends DurableRecordsContract {

    private final DurableRecords records = new InMemoryRecords();

    @Override
    DurableRecords records() {
        return records;
    }
}
