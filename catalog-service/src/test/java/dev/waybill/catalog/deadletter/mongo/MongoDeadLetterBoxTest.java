package dev.waybill.catalog.deadletter.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Databases;
import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.DeadLetterBoxContract;
import dev.waybill.catalog.deadletter.Letters;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDeadLetterBoxTest extends DeadLetterBoxContract {

    @RegisterExtension
    static final Databases databases = new Databases();

    @Override
    protected DeadLetterBox create() {
        return new MongoDeadLetterBox(databases.next(), () -> {});
    }

    @Test
    void nothingIsAskedOfADatabaseWithoutItsSchema() {
        DeadLetterBox box = new MongoDeadLetterBox(databases.next(), () -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> box.find(Letters.letter().id())).hasMessage("not yet");
    }
}
