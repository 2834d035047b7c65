package dev.waybill.catalog.migration.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An address book that counts how often it is asked. */
final class Book implements AddressBook {

    static final String UEBER = "images/2024/12/über bild.png";
    static final String UEBER_NEW = "/api/files/ueber-bild.png";

    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private int asked;

    /** With one file whose name is awkward, and two whose names are not. */
    static Book sample() {
        return new Book()
                .with(UEBER, UEBER_NEW)
                .with("images/a.png", "/api/files/a.png")
                .with("images/b.png", "/api/files/b.png");
    }

    Book with(String path, String address) {
        addresses.put(path, address);
        return this;
    }

    /** With a file that is known and not stored. */
    Book waitingFor(String path) {
        waiting.add(path);
        return this;
    }

    int asked() {
        return asked;
    }

    @Override
    public Optional<Answer> find(String path) {
        asked++;
        String address = addresses.get(path);
        return address != null || waiting.contains(path) ? Optional.of(new Answer(address)) : Optional.empty();
    }
}
