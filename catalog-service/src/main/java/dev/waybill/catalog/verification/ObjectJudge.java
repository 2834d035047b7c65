package dev.waybill.catalog.verification;

import dev.waybill.file.FileDetails;
import dev.waybill.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In what an object is not as the catalog says. */
final class ObjectJudge {

    private ObjectJudge() {}

    /** A sentence each; empty when it is the file's own object, whole. */
    static List<String> faults(FileDetails file, StoredObject object, boolean encrypts) {
        List<String> faults = new ArrayList<>();
        if (object.fileId().isEmpty()) {
            faults.add("the object says nothing of Waybill");
        } else if (!object.fileId().equals(Optional.of(file.id()))) {
            faults.add("the object says it is file " + object.fileId().get());
        }
        if (object.size() != file.size()) {
            faults.add("the object has %d bytes, not %d".formatted(object.size(), file.size()));
        }
        if (!object.claimedSha256().equals(Optional.of(file.sha256()))) {
            faults.add("the object's metadata has SHA-256 %s, not %s"
                    .formatted(object.claimedSha256().map(Object::toString).orElse("none"), file.sha256()));
        }
        object.storeSha256()
                .filter(sha256 -> !sha256.equals(file.sha256()))
                .ifPresent(sha256 -> faults.add("the store says SHA-256 %s, not %s".formatted(sha256, file.sha256())));
        if (encrypts && !object.aes256()) {
            faults.add("the object is not encrypted with AES256");
        }
        return faults;
    }
}
