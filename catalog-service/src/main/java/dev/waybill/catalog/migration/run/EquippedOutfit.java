package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.carry.Carried;
import dev.waybill.catalog.migration.carry.Carrier;
import dev.waybill.catalog.migration.carry.StagingRoom;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.storage.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sources, a target, and a carrier between them. */
final class EquippedOutfit implements Outfit {

    private final List<Source> sources;
    private final Map<String, Source> byName;
    private final OpenTarget target;
    private final Carrier carrier;
    private final StagingRoom room;

    EquippedOutfit(List<Source> sources, OpenTarget target, Carrier carrier, StagingRoom room) {
        this.sources = sources;
        this.byName = sources.stream().collect(Collectors.toMap(Source::name, Function.identity()));
        this.target = target;
        this.carrier = carrier;
        this.room = room;
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public ObjectStore store() {
        return target.store();
    }

    @Override
    public void check(Consumer<Check> each) {
        sources.forEach(source -> each.accept(check(source)));
        target.check().forEach(check -> each.accept(new Check(check.name(), check.ok(), check.message())));
    }

    private static Check check(Source source) {
        String name = "source_" + source.name();
        try {
            source.check();
            return new Check(name, true, source.place());
        } catch (WaybillException e) {
            return new Check(name, false, e.message());
        }
    }

    @Override
    public Carried carry(Entry entry) {
        Source source = byName.get(entry.source());
        if (source == null) {
            throw new IllegalStateException("no source is called " + entry.source());
        }
        return carrier.carry(entry.required(), source.bytes(entry.path()), entry.sha256());
    }

    @Override
    public void settled(FileId file) {
        room.settled(file);
    }

    @Override
    public void close() {
        target.close();
    }
}
