package dev.waybill.catalog.deadletter.memory;

import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.DeadLetterBoxContract;

class InMemoryDeadLetterBoxTest extends DeadLetterBoxContract {

    @Override
    protected DeadLetterBox create() {
        return new InMemoryDeadLetterBox();
    }
}
