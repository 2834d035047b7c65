package dev.waybill.catalog.verification;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.local.DirectoryStagingArea;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A catalog, a bucket and a staging area in memory, and a verification of them. */
final class ThreePlaces {

    static final VerificationRequest APPLY = new VerificationRequest(
            false, false, VerificationRequest.RepairMode.APPLY, VerificationRequest.DEFAULT_GRACE, false);

    final InMemoryObjectStore store = new InMemoryObjectStore();
    final CatalogFiles files = new InMemoryCatalogFiles();
    final InMemoryStagingArea staging = new InMemoryStagingArea();
    final List<FileId> announced = new ArrayList<>();
    boolean caughtUp = true;
    long openDeadLetters;
    private StagingArea mounted = staging;
    private Runnable meanwhile = () -> {};
    private Clock clock = Clock.systemUTC();
    private final List<Line> told = new ArrayList<>();

    void saved(EventEnvelope event) {
        FileId id = event.event().id();
        CatalogEntry entry = Optional.ofNullable(files.findAll(List.of(id)).get(id))
                .map(known -> known.apply(event))
                .orElseGet(() -> CatalogEntry.of(event));
        files.saveAll(List.of(entry));
    }

    /** A file as it is in the end: its object, and a row that says so. */
    FileDetails stored(FileDetails file) throws IOException {
        put(file);
        saved(Samples.stored(file, store.bucket()));
        return file;
    }

    FileDetails staged(FileDetails file) throws IOException {
        stage(file);
        saved(Samples.staged(file));
        return file;
    }

    /** Only the object. */
    FileDetails put(FileDetails file) {
        replace(file.key(), file, true, Samples.content(file.id()));
        return file;
    }

    void stage(FileDetails file) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(Samples.content(file.id())), Long.MAX_VALUE);
    }

    /** An object that says it is that file, with those bytes. */
    void replace(ObjectKey key, FileDetails says, boolean encrypted, byte[] content) {
        Optional<Sha256> sha256 = Optional.of(says.sha256());
        store.put(
                key,
                new StoredObject(
                        key,
                        content.length,
                        Optional.of(says.fileType()),
                        Optional.of(says.id()),
                        sha256,
                        Optional.empty(),
                        encrypted,
                        Optional.empty(),
                        false),
                content);
    }

    void foreign(String key) {
        ObjectKey at = new ObjectKey(key);
        StoredObject object = new StoredObject(
                at,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false);
        store.put(at, object, new byte[1]);
    }

    void after(Duration time) {
        clock = Clock.offset(clock, time);
    }

    void beforeTheSecondLook(Runnable event) {
        meanwhile = event;
    }

    void withoutStaging() {
        mounted = DirectoryStagingArea.open(Path.of("/nowhere/not mounted"));
    }

    Line.Summary verify() {
        return verify(VerificationRequest.REPORT);
    }

    Line.Summary verify(VerificationRequest request) {
        told.clear();
        return verification().run(request, told::add);
    }

    private Verification verification() {
        return new Verification(
                files,
                ObjectStores.only(store),
                mounted,
                new Prefixes(List.of("uploads/", "events/", "uploads/jobs/")),
                patience -> {
                    meanwhile.run();
                    return caughtUp;
                },
                entry -> announced.add(entry.id()),
                () -> openDeadLetters,
                clock);
    }

    List<Line> told() {
        return told;
    }

    List<Line.Difference> differences() {
        return of(Line.Difference.class);
    }

    <T extends Line> List<T> of(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The paths of one kind, such as {@code + unknown_object}. */
    List<String> found(String signAndKind) {
        return differences().stream()
                .filter(difference -> (difference.sign() + " " + difference.kind()).equals(signAndKind))
                .map(Line.Difference::path)
                .toList();
    }
}
