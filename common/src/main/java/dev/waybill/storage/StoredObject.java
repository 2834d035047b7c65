package dev.waybill.storage;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import java.util.Optional;

/**
 * An object as the store describes it.
 *
 * @param size in bytes
 * @param fileId the file it says it is, empty when somebody else put it there
 * @param claimedSha256 what its metadata says, empty when it says nothing
 * @param storeSha256 what the store itself keeps as the SHA-256 of all its bytes, empty when it keeps none
 * @param aes256 whether the store says that it is encrypted with AES256
 * @param version another one whenever something else lies there, such as its ETag and time; empty where the store has none
 * @param archived whether it has to be restored before its bytes can be read
 */
public record StoredObject(
        ObjectKey key,
        long size,
        Optional<MediaType> fileType,
        Optional<FileId> fileId,
        Optional<Sha256> claimedSha256,
        Optional<Sha256> storeSha256,
        boolean aes256,
        Optional<String> version,
        boolean archived) {

    /** Whether this is that file's own object: the same id, size and SHA-256 (contract.md, section 6, promise 3). */
    public boolean isOf(FileDetails file) {
        return fileId.equals(Optional.of(file.id()))
                && size == file.size()
                && claimedSha256.equals(Optional.of(file.sha256()));
    }
}
