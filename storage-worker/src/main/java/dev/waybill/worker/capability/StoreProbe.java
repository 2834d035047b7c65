package dev.waybill.worker.capability;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.TrialFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the store by what the worker itself calls, in five short calls: an object of its own, another file's for the same
 * key, a look, a read, a deletion. The object lies where the self-test's do, below {@code waybill-selftest/}.
 */
public final class StoreProbe {

    private static final Logger log = LoggerFactory.getLogger(StoreProbe.class);

    private final ObjectStore store;

    public StoreProbe(ObjectStore store) {
        this.store = store;
    }

    /**
     * What the store turns out not to be able to do; empty when all is well.
     *
     * @throws WaybillException when it does not answer, or refuses: that says nothing of what it can do
     */
    public Set<Capability> missing() {
        ObjectKey key = new ObjectKey(TrialFile.PREFIX + "worker-" + FileId.next() + ".txt");
        TrialFile first = TrialFile.at(key, "Waybill's start; may be deleted\n");
        TrialFile second = TrialFile.at(key, "Nothing may take its place\n");
        try {
            PutOutcome put = store.putIfAbsent(first.file(), first);
            boolean refused = store.putIfAbsent(second.file(), second) == PutOutcome.OCCUPIED;
            StoredObject object = store.find(key)
                    .orElseThrow(() -> new WaybillException(
                            ErrorCode.S3_UNAVAILABLE,
                            "the object at %s is gone right after it was put".formatted(key)));
            noteChecksum(put, object);
            return missing(first, refused, object, read(key));
        } finally {
            remove(key);
        }
    }

    private Set<Capability> missing(TrialFile first, boolean refused, StoredObject object, byte[] bytes) {
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        if (!refused) {
            missing.add(Capability.CONDITIONAL_PUT);
            return missing; // whose object it is by now says nothing more
        }
        if (store.encrypts() && !object.aes256()) {
            missing.add(Capability.ENCRYPTION);
        }
        if (!object.isOf(first.file())) {
            missing.add(Capability.METADATA);
        }
        if (!Arrays.equals(bytes, first.content())) {
            missing.add(Capability.SAME_BYTES);
        }
        return missing;
    }

    /** No promise rests on it: what the store does not check is read back and checked here. */
    private static void noteChecksum(PutOutcome put, StoredObject object) {
        if (put == PutOutcome.UNVERIFIED && object.storeSha256().isEmpty()) {
            log.warn("the store neither checks nor keeps SHA-256: every object is read back once after it was put");
        }
    }

    private byte[] read(ObjectKey key) {
        try (InputStream bytes = store.open(key)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "read %s back".formatted(key), e);
        }
    }

    /** What stays, the bucket's lifecycle rule removes. */
    private void remove(ObjectKey key) {
        try {
            store.delete(key);
        } catch (WaybillException e) {
            log.debug("{} was not removed: {}", key, e.message());
        }
    }
}
