package dev.waybill.catalog.migration.target.memory;

import dev.waybill.catalog.migration.target.Credentials;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.TargetCheck;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Buckets in memory, each made when somebody first asks for it. Any credentials open them. */
public final class InMemoryTargets implements Targets {

    private final @Nullable ObjectStore configured;
    private final Map<String, InMemoryObjectStore> others = new ConcurrentHashMap<>();
    private volatile List<TargetCheck> checks = List.of(new TargetCheck("connection", true, "The bucket answers."));

    /** @param configured the services' own bucket, null where they store files locally */
    public InMemoryTargets(@Nullable ObjectStore configured) {
        this.configured = configured;
    }

    @Override
    public Optional<OpenTarget> configured() {
        return Optional.ofNullable(configured).map(store -> new InMemory(target(store, "us-east-1", true), store));
    }

    @Override
    public OpenTarget open(Credentials credentials) {
        InMemoryObjectStore bucket = bucket(credentials.bucket());
        return new InMemory(target(bucket, credentials.region(), false), bucket);
    }

    /** What lies in a bucket. */
    public InMemoryObjectStore bucket(String name) {
        return others.computeIfAbsent(name, InMemoryObjectStore::new);
    }

    /** What looks before a migration find from now on. */
    public void find(List<TargetCheck> found) {
        checks = List.copyOf(found);
    }

    private static Target target(ObjectStore store, String region, boolean configured) {
        return new Target(store.bucket(), region, null, configured);
    }

    private final class InMemory implements OpenTarget {

        private final Target target;
        private final ObjectStore store;

        InMemory(Target target, ObjectStore store) {
            this.target = target;
            this.store = store;
        }

        @Override
        public Target target() {
            return target;
        }

        @Override
        public ObjectStore store() {
            return store;
        }

        @Override
        public String address(ObjectKey key) {
            return "memory://%s/%s".formatted(target.bucket(), key);
        }

        @Override
        public List<TargetCheck> check() {
            return checks;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
