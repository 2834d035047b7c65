package dev.waybill.storage.local;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.ObjectListing;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A directory that stands in for a bucket, for any number of processes at once. The bytes are copied aside and onto the
 * disk, the key is claimed for the file, and only then the object gets its name; claims and names are hard links, which
 * one of all who try gets. Whatever is cut off in between, the same put again goes on with the same claim.
 */
public final class LocalObjectStore implements ObjectStore {

    /** What file systems take, less the tilde of a claim. */
    private static final int MAX_SEGMENT = 254;

    private final StorageDirectory directory;

    private LocalObjectStore(StorageDirectory directory) {
        this.directory = directory;
    }

    /** For whoever stores files: makes the directory where it is not there yet. */
    public static LocalObjectStore create(Path root) throws IOException {
        StorageDirectory directory = new StorageDirectory(root);
        directory.create();
        return new LocalObjectStore(directory);
    }

    /** Makes nothing. While nobody else has, every call fails and {@link #check} says why. */
    public static LocalObjectStore open(Path root) {
        return new LocalObjectStore(new StorageDirectory(root));
    }

    @Override
    public String bucket() {
        return ObjectStores.LOCAL;
    }

    @Override
    public boolean encrypts() {
        return false;
    }

    @Override
    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
        requireNameable(file.key());
        requireAnnouncedSize(file, bytes.size());
        return OnDisk.call("put " + file.key(), () -> {
            directory.require();
            if (Files.isDirectory(directory.object(file.key()))) {
                throw taken(file.key());
            }
            if (Files.exists(directory.object(file.key()))) {
                return PutOutcome.OCCUPIED;
            }
            Path copy = copy(file, bytes);
            try {
                return place(copy, file) ? PutOutcome.VERIFIED : PutOutcome.OCCUPIED;
            } finally {
                Files.deleteIfExists(copy);
            }
        });
    }

    private Path copy(FileDetails file, StagedFile bytes) throws IOException {
        try (MeasuredBody body = new MeasuredBody(open(bytes), file.size())) {
            Path copy = directory.write(file.id(), body);
            var receipt = body.receipt();
            if (receipt.size() != file.size() || !receipt.sha256().equals(file.sha256())) {
                Files.deleteIfExists(copy);
                throw new WaybillException(
                        ErrorCode.CHECKSUM_MISMATCH,
                        "staged are %d bytes with SHA-256 %s, announced were %d with %s"
                                .formatted(receipt.size(), receipt.sha256(), file.size(), file.sha256()));
            }
            return copy;
        }
    }

    private static InputStream open(StagedFile bytes) {
        try {
            return bytes.open();
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.STAGING_UNAVAILABLE, "staged bytes cannot be read", e);
        }
    }

    private boolean place(Path copy, FileDetails file) throws IOException {
        try {
            Claim claim = Claim.of(file);
            if (!directory.claim(file.key(), claim)) {
                requireInUse(file.key());
                return false;
            }
            if (!directory.place(copy, file.key())) {
                return false;
            }
            directory.claim(file.key(), claim); // again: a deletion may have removed it before the object had its name
            return true;
        } catch (FileAlreadyExistsException e) {
            throw taken(file.key());
        } catch (FileSystemException e) {
            if (isBelowAnObject(file.key())) {
                throw taken(file.key());
            }
            throw e;
        }
    }

    /** Whoever holds a key may still bring its bytes, so it stays theirs; but nobody waits for that for ever. */
    private void requireInUse(ObjectKey key) throws IOException {
        if (directory.isLeftClaimed(key)) {
            throw new WaybillException(
                    ErrorCode.KEY_TAKEN, "another file claimed the key %s and never brought its bytes".formatted(key));
        }
    }

    /** In a directory, unlike in S3, nothing can lie at {@code a/b} once something lies at {@code a}. */
    private boolean isBelowAnObject(ObjectKey key) {
        for (int slash = key.value().indexOf('/');
                slash >= 0;
                slash = key.value().indexOf('/', slash + 1)) {
            ObjectKey above = new ObjectKey(key.value().substring(0, slash));
            if (Files.isRegularFile(directory.object(above))) {
                return true;
            }
        }
        return false;
    }

    private static WaybillException taken(ObjectKey key) {
        return new WaybillException(ErrorCode.KEY_TAKEN, "the key %s begins or goes on another's".formatted(key));
    }

    private static void requireAnnouncedSize(FileDetails file, long size) {
        if (size != file.size()) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH, "staged are %d bytes, announced were %d".formatted(size, file.size()));
        }
    }

    private static void requireNameable(ObjectKey key) {
        for (String segment : key.value().split("/")) {
            if (segment.length() > MAX_SEGMENT) {
                throw new WaybillException(
                        ErrorCode.BAD_EVENT, "a segment of the key has more than %d characters".formatted(MAX_SEGMENT));
            }
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return OnDisk.call("look at " + key, () -> {
            directory.require();
            Path object = directory.object(key);
            if (!Files.isRegularFile(object)) {
                return Optional.empty();
            }
            long size = Files.size(object);
            Optional<Claim> claim = directory.claim(key);
            return Optional.of(new StoredObject(
                    key,
                    size,
                    claim.map(Claim::fileType),
                    claim.map(Claim::id),
                    claim.map(Claim::sha256),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    false));
        });
    }

    @Override
    public InputStream open(ObjectKey key) {
        return open(key, new ByteRange(0, Long.MAX_VALUE - 1));
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
        return OnDisk.call("read " + key, () -> {
            directory.require();
            if (!Files.isRegularFile(directory.object(key))) {
                throw new WaybillException(ErrorCode.NOT_FOUND, "no object at " + key);
            }
            FileChannel channel = FileChannel.open(directory.object(key), StandardOpenOption.READ);
            channel.position(range.first());
            return new LimitedStream(Channels.newInputStream(channel), range.length());
        });
    }

    @Override
    public void delete(ObjectKey key) {
        OnDisk.call("delete " + key, () -> {
            directory.require();
            directory.delete(key);
            return true;
        });
    }

    @Override
    public void release(FileDetails file) {
        OnDisk.call("release " + file.key(), () -> {
            directory.require();
            directory.release(file.key(), file.id());
            return true;
        });
    }

    @Override
    public ObjectListing listing() {
        return new LocalObjectListing(directory);
    }

    @Override
    public void check() {
        OnDisk.call("look at local storage", () -> {
            directory.require();
            return true;
        });
    }
}
