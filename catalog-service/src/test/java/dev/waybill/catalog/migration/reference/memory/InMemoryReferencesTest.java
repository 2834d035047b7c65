package dev.waybill.catalog.migration.reference.memory;

import dev.waybill.catalog.migration.reference.References;
import dev.waybill.catalog.migration.reference.ReferencesContract;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class InMemoryReferencesTest extends ReferencesContract {

    @Override
    protected Application application() {
        return new InMemoryApplication();
    }

    private static final class InMemoryApplication implements Application {

        private final InMemoryReferences references = new InMemoryReferences(List.of(), ADDRESSES);
        private final Set<String> ids = new LinkedHashSet<>();

        @Override
        public References references(List<String> targets) {
            return references.withTargets(targets);
        }

        @Override
        public void put(String collection, String id, Map<String, Object> document) {
            references.put(collection, id, document);
            ids.add(id);
        }

        @Override
        public Optional<Map<String, Object>> get(String collection, String id) {
            return references.get(collection, id);
        }

        @Override
        public List<Map<String, Object>> all(String collection) {
            return ids.stream().map(id -> get(collection, id).orElseThrow()).toList();
        }

        @Override
        public void remove(String collection, String id) {
            references.remove(collection, id);
        }
    }
}
