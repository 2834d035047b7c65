package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.Moments;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.type.TypeDetection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes drafts of files, by where they lie and what is told of them. Safe for use by many threads. */
final class Drafting {

    private final TypeDetection types = new TypeDetection();
    private final ObjectKey reserved;

    /** @param reserved where an object lies that is no file's */
    Drafting(ObjectKey reserved) {
        this.reserved = reserved;
    }

    /** The file under the key that it keeps. Its type is what its bytes say, also where its collection takes no such. */
    Found draft(RegularFile file, Placement placement, Told told) {
        Optional<ObjectKey> key = KeptKeys.key(placement.key(), file.path());
        return key.isEmpty()
                ? misplaced(file, "its path is longer than a key may be")
                : draft(file, placement, told, key.get());
    }

    /** The same under another key. */
    Found draft(RegularFile file, Placement placement, Told told, ObjectKey key) {
        if (key.equals(reserved)) {
            return misplaced(file, "the index of products lies at its key, %s".formatted(key));
        }
        FileId id = FileId.next();
        Draft draft = new Draft(
                id,
                placement.collection(),
                placement.owner(),
                placement.docType(),
                placement.isNamedByKey() ? new FileName(key.lastSegment()) : nameOf(id, file),
                original(placement, told),
                key,
                types.detect(file.head(), new OriginalFilename(file.name())),
                told.title(),
                told.description(),
                told.tags(),
                told.uploadedBy(),
                createdAt(placement, told));
        return new Found.Fit(file.path(), file.size(), file.modified(), draft, null);
    }

    static Found misplaced(RegularFile file, String message) {
        return new Found.Unfit(file.path(), file.size(), ErrorCode.SOURCE_LAYOUT, message);
    }

    private static FileName nameOf(FileId id, RegularFile file) {
        String extension = new OriginalFilename(file.name()).extension();
        return new FileName(id + "." + (extension.isEmpty() ? "bin" : extension));
    }

    private static OriginalFilename original(Placement placement, Told told) {
        try {
            return new OriginalFilename(
                    Objects.requireNonNullElse(told.originalFilename(), placement.originalFilename()));
        } catch (IllegalArgumentException e) {
            return new OriginalFilename(placement.originalFilename());
        }
    }

    private static Instant createdAt(Placement placement, Told told) {
        try {
            return Moments.toMillis(Objects.requireNonNullElse(told.createdAt(), placement.createdAt()));
        } catch (IllegalArgumentException e) {
            return Moments.toMillis(placement.createdAt());
        }
    }
}
