package dev.waybill.catalog.productindex.memory;

import dev.waybill.catalog.productindex.IndexDraft;
import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index in memory, forgotten with the process. */
public final class InMemoryIndexObject implements IndexObject {

    private final Map<IndexVersion, byte[]> kept = new HashMap<>();
    private byte @Nullable [] bytes;
    private @Nullable IndexVersion version;
    private int writes;

    @Override
    public synchronized Optional<IndexVersion> present() {
        return Optional.ofNullable(version);
    }

    @Override
    public synchronized boolean write(IndexDraft draft, Optional<IndexVersion> replaced) {
        if (!present().equals(replaced)) {
            return false;
        }
        try {
            bytes = Files.readAllBytes(draft.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        version = new IndexVersion(String.valueOf(++writes), Optional.of(draft.content()));
        return true;
    }

    @Override
    public synchronized void keep(IndexVersion wanted) {
        if (bytes != null && wanted.equals(version)) {
            kept.putIfAbsent(wanted, bytes);
        }
    }

    /** The copy of a version that was kept, or null. */
    public synchronized byte @Nullable [] kept(IndexVersion wanted) {
        return kept.get(wanted);
    }

    /** What is there, or null. */
    public synchronized byte @Nullable [] bytes() {
        return bytes;
    }

    /** Puts something there as another program would, or takes away what is there. */
    public synchronized void putStrange(byte @Nullable [] strange) {
        bytes = strange;
        version = strange == null ? null : new IndexVersion(String.valueOf(++writes), Optional.empty());
    }
}
