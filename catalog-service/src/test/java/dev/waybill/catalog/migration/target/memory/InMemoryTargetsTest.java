package dev.waybill.catalog.migration.target.memory;

import dev.waybill.catalog.migration.target.Credentials;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.catalog.migration.target.TargetsContract;
import dev.waybill.storage.memory.InMemoryObjectStore;

class InMemoryTargetsTest extends TargetsContract {

    @Override
    protected Targets targets() {
        return new InMemoryTargets(new InMemoryObjectStore("ours"));
    }

    @Override
    protected Targets local() {
        return new InMemoryTargets(null);
    }

    @Override
    protected Credentials credentials() {
        return new Credentials("theirs", "AKIA1", "secret", "eu-west-1", null);
    }
}
