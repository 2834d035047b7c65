package dev.waybill.catalog.productindex.memory;

import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexObjectContract;
import dev.waybill.catalog.productindex.IndexVersion;
import java.nio.charset.StandardCharsets;

class InMemoryIndexObjectTest extends IndexObjectContract {

    private final InMemoryIndexObject object = new InMemoryIndexObject();

    @Override
    protected IndexObject object() {
        return object;
    }

    @Override
    protected String text() {
        return utf8(object.bytes());
    }

    @Override
    protected void putStrange(String text) {
        object.putStrange(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String kept(IndexVersion version) {
        return utf8(object.kept(version));
    }
}
