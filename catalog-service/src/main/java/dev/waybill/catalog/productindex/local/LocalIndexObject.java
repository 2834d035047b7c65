package dev.waybill.catalog.productindex.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.waybill.catalog.productindex.IndexDraft;
import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexVersion;
import dev.waybill.disk.DurableFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.local.LocalStorageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The index in local storage, at the path that its key spells, replaced by a rename. A lock file keeps out other processes
 * that use the same directory.
 */
public final class LocalIndexObject implements IndexObject {

    /** A file lock is the whole process's, so that within one something else has to keep threads apart. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private final LocalStorageSettings storage;
    private final ObjectKey key;
    private final Path file;

    public LocalIndexObject(LocalStorageSettings storage, ObjectKey key) {
        this.storage = storage;
        this.key = key;
        this.file = storage.directory().resolve(key.value());
    }

    @Override
    public Optional<IndexVersion> present() {
        return onDisk("read the product index", this::read);
    }

    private Optional<IndexVersion> read() throws IOException {
        try {
            return Optional.of(FileVersions.of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean write(IndexDraft draft, Optional<IndexVersion> replaced) {
        return onDisk("write the product index", () -> {
            WITHIN_THE_PROCESS.lock();
            try (FileChannel channel = FileChannel.open(hidden("product-index.lock"), CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                if (!read().equals(replaced)) {
                    return false;
                }
                replaceWith(draft);
                return true;
            } finally {
                WITHIN_THE_PROCESS.unlock();
            }
        });
    }

    private void replaceWith(IndexDraft draft) throws IOException {
        Path aside = hidden("product-index.new");
        Files.deleteIfExists(aside);
        try (InputStream bytes = Files.newInputStream(draft.file())) {
            DurableFiles.write(bytes, aside);
        }
        Files.createDirectories(directory());
        Files.move(aside, file, ATOMIC_MOVE);
        DurableFiles.forceUpTo(storage.directory(), directory());
    }

    @Override
    public void keep(IndexVersion version) {
        onDisk("keep the product index", () -> {
            if (!read().equals(Optional.of(version))) {
                return false;
            }
            try {
                Files.createLink(storage.directory().resolve(version.keptAs(key.value())), file);
            } catch (FileAlreadyExistsException | NoSuchFileException e) {
                return false;
            }
            DurableFiles.force(directory());
            return true;
        });
    }

    private Path hidden(String name) {
        return storage.hidden().resolve(name);
    }

    private Path directory() {
        Path parent = file.getParent();
        return parent == null ? storage.directory() : parent;
    }

    /** What is hidden there tells local storage from a directory where it is not mounted. */
    private <T> T onDisk(String attempt, OnDisk<T> work) {
        try {
            if (!Files.isDirectory(storage.hidden())) {
                throw new NoSuchFileException(storage.hidden().toString());
            }
            return work.run();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STORE_UNAVAILABLE, attempt + ": local storage is away", e);
        }
    }

    @FunctionalInterface
    private interface OnDisk<T> {
        T run() throws IOException;
    }
}
