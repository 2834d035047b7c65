package dev.waybill.catalog.lookup;

import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import java.util.Optional;
import java.util.function.Function;

/** What a caller knows of a file: its name, its full key, or its id. One text may be read in more than one way. */
public record FileReference(Optional<FileName> name, Optional<ObjectKey> key, Optional<FileId> id) {

    /** @throws IllegalArgumentException when no file can be called that */
    public static FileReference parse(String text) {
        Optional<FileName> name = valid(text, FileName::new);
        Optional<ObjectKey> key = valid(text, ObjectKey::new);
        if (name.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "a file is asked for by its name, its key or its id, of A-Z a-z 0-9 . _ -"
                            + " and, in keys, single slashes between segments");
        }
        return new FileReference(name, key, FileId.tryParse(text));
    }

    private static <T> Optional<T> valid(String text, Function<String, T> make) {
        try {
            return Optional.of(make.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
