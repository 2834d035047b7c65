package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.AddressBook.Answer;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address book that is asked for a path in every Unicode form, and not twice for what was asked a moment ago. */
final class KnownPaths {

    private static final int REMEMBERED = 1000;

    private final AddressBook book;
    private final Map<String, Optional<Answer>> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Answer>> eldest) {
            return size() > REMEMBERED;
        }
    };

    KnownPaths(AddressBook book) {
        this.book = book;
    }

    @Nullable
    Answer find(String path) {
        Answer answer = ask(path);
        if (answer != null || path.chars().allMatch(c -> c < 0x80)) {
            return answer;
        }
        String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        answer = composed.equals(path) ? null : ask(composed);
        if (answer != null) {
            return answer;
        }
        String decomposed = Normalizer.normalize(path, Normalizer.Form.NFD);
        return decomposed.equals(path) ? null : ask(decomposed);
    }

    private @Nullable Answer ask(String path) {
        Optional<Answer> known = remembered.get(path);
        if (known == null) {
            known = book.find(path);
            remembered.put(path, known);
        }
        return known.orElse(null);
    }
}
