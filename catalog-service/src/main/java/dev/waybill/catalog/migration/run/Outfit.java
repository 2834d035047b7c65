package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.carry.Carried;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.file.FileId;
import dev.waybill.storage.ObjectStore;
import java.util.List;
import java.util.function.Consumer;

/** What a run works with. Safe for use by many threads; closing it forgets its credentials. */
public interface Outfit extends AutoCloseable {

    List<Source> sources();

    /** Where files go. */
    ObjectStore store();

    /** Tries everything that the run will need, one by one; nothing stays of it. What is not well is told, not thrown. */
    void check(Consumer<Check> each);

    /** Carries a planned file. @see dev.waybill.catalog.migration.carry.Carrier#carry */
    Carried carry(Entry entry);

    /** To be told of what was carried, once nothing more will come of it: it makes room for others. */
    void settled(FileId file);

    @Override
    void close();
}
