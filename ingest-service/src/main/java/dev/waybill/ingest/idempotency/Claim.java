package dev.waybill.ingest.idempotency;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hold that one upload has on an Idempotency-Key. */
public final class Claim implements AutoCloseable {

    private final IdempotencyKeys keys;
    private final String name;
    private IdempotencyRecord now;
    private boolean forgotten;
    private @Nullable Sha256 from;

    Claim(IdempotencyKeys keys, String name, IdempotencyRecord now) {
        this.keys = keys;
        this.name = name;
        this.now = now;
    }

    /** The id of the key's file, the same for every try. */
    public synchronized FileId id() {
        return now.id();
    }

    /** The moment that the file's key carries, the same for every try. */
    public synchronized Instant moment() {
        return now.moment();
    }

    /** The file that was made of the key before, or empty. It may not have been announced. */
    public synchronized Optional<FileDetails> file() {
        return Optional.ofNullable(now.file());
    }

    /** What that file was fetched from, or empty where there is none, or where that is not known. */
    public synchronized Optional<Sha256> origin() {
        return Optional.ofNullable(now.origin());
    }

    /** Says what the file is fetched from, to be remembered with it. */
    public synchronized void fetchedFrom(Sha256 origin) {
        from = origin;
    }

    /**
     * Remembers the file, durably; to be called once its bytes are staged and before it is announced.
     *
     * @throws dev.waybill.error.WaybillException IDEMPOTENCY_IN_FLIGHT when another process holds the key by now
     */
    public synchronized void remember(FileDetails file) throws IOException {
        IdempotencyRecord remembered = now.staged(file, from);
        keys.save(name, remembered);
        now = remembered;
    }

    /**
     * Forgets the key: nothing came of it, and the next try begins anew.
     *
     * @return false when another process holds it by now; then id and bytes are that one's, and nothing was done
     */
    public synchronized boolean forget() throws IOException {
        forgotten = true;
        return keys.forget(name);
    }

    synchronized void renew(Instant until) throws IOException {
        if (now.file() == null && !forgotten) {
            now = now.heldBy(now.holder(), until);
            keys.save(name, now);
        }
    }

    @Override
    public void close() {
        keys.release(this, name);
    }
}
