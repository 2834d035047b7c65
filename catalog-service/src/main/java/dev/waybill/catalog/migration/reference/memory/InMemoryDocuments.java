package dev.waybill.catalog.migration.reference.memory;

import dev.waybill.catalog.migration.reference.DocumentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents of maps, lists and texts; what goes in and out is copied. */
final class InMemoryDocuments {

    private final Map<String, Map<DocumentId, Map<String, Object>>> collections = new LinkedHashMap<>();

    synchronized void put(String collection, DocumentId id, Map<String, Object> document) {
        collections.computeIfAbsent(collection, name -> new LinkedHashMap<>()).put(id, copy(document));
    }

    synchronized Optional<Map<String, Object>> get(String collection, DocumentId id) {
        return Optional.ofNullable(in(collection).get(id)).map(InMemoryDocuments::copy);
    }

    synchronized void remove(String collection, DocumentId id) {
        in(collection).remove(id);
    }

    synchronized boolean has(String collection) {
        return collections.containsKey(collection);
    }

    synchronized List<DocumentId> ids(String collection) {
        return List.copyOf(in(collection).keySet());
    }

    synchronized Optional<String> text(String collection, DocumentId id, String path) {
        return member(holder(collection, id, path), name(path)) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** @return false when another text is there */
    synchronized boolean swap(String collection, DocumentId id, String path, String before, String after) {
        if (!text(collection, id, path).equals(Optional.of(before))) {
            return false;
        }
        set(holder(collection, id, path), name(path), after);
        return true;
    }

    private Map<DocumentId, Map<String, Object>> in(String collection) {
        return collections.getOrDefault(collection, new LinkedHashMap<>());
    }

    private @Nullable Object holder(String collection, DocumentId id, String path) {
        Object holder = in(collection).get(id);
        String[] members = path.split("\\.");
        for (int i = 0; i < members.length - 1; i++) {
            holder = member(holder, members[i]);
        }
        return holder;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static @Nullable Object member(@Nullable Object holder, String name) {
        if (holder instanceof List<?> values && name.matches("\\d{1,9}")) {
            int index = Integer.parseInt(name);
            return index < values.size() ? values.get(index) : null;
        }
        return holder instanceof Map<?, ?> members ? members.get(name) : null;
    }

    @SuppressWarnings("unchecked") // they were made by copy
    private static void set(@Nullable Object holder, String name, String text) {
        if (holder instanceof List<?> values) {
            ((List<Object>) values).set(Integer.parseInt(name), text);
        } else if (holder instanceof Map<?, ?> members) {
            ((Map<String, Object>) members).put(name, text);
        }
    }

    private static Map<String, Object> copy(Map<?, ?> document) {
        Map<String, Object> copy = new LinkedHashMap<>();
        document.forEach((name, value) -> copy.put(String.valueOf(name), copied(value)));
        return copy;
    }

    private static Object copied(Object value) {
        if (value instanceof List<?> values) {
            return new ArrayList<>(
                    values.stream().map(InMemoryDocuments::copied).toList());
        }
        return value instanceof Map<?, ?> members ? copy(members) : value;
    }
}
