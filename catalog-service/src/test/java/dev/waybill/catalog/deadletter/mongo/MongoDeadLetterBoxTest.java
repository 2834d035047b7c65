package dev.waybill.catalog.deadletter.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.waybill.catalog.deadletter.DeadLetterBox;
import dev.waybill.catalog.deadletter.DeadLetterBoxContract;
import dev.waybill.catalog.deadletter.Letters;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.testkit.Backends;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoDeadLetterBoxTest extends DeadLetterBoxContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(Backends.mongo().uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected DeadLetterBox create() {
        return new MongoDeadLetterBox(client.getDatabase("test-" + UUID.randomUUID()), () -> {});
    }

    @Test
    void nothingIsAskedOfADatabaseWithoutItsSchema() {
        DeadLetterBox box = new MongoDeadLetterBox(client.getDatabase("test-" + UUID.randomUUID()), () -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> box.find(Letters.letter().id())).hasMessage("not yet");
    }
}
