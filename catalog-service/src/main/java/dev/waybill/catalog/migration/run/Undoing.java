package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.carry.Carried;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.file.FileId;
import dev.waybill.storage.ObjectStore;
import java.util.List;
import java.util.function.Consumer;

/** Taking a run back needs no bucket: its objects stay, and its keys are gone. */
record Undoing(List<Source> sources) implements Outfit {

    @Override
    public ObjectStore store() {
        throw new IllegalStateException("a run that is undone has no store");
    }

    @Override
    public void check(Consumer<Check> each) {
        throw new IllegalStateException("a run that is undone is not checked");
    }

    @Override
    public Carried carry(Entry entry) {
        throw new IllegalStateException("a run that is undone carries nothing");
    }

    @Override
    public void settled(FileId file) {
        throw new IllegalStateException("a run that is undone carries nothing");
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
