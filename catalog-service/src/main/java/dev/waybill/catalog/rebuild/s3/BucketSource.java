package dev.waybill.catalog.rebuild.s3;

import dev.waybill.catalog.rebuild.RebuildSource;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.s3.ObjectMetadata;
import dev.waybill.storage.s3.S3Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Each object of a file tells that it was stored, when it was, by its metadata; what events would have told besides is
 * lost. Whatever others put there tells of nothing.
 */
final class BucketSource implements RebuildSource {

    private static final String SOURCE = "/waybill/catalog-rebuild";

    /** Objects asked at once. */
    private static final int THREADS = 16;

    private static final int PAGE = 1000;

    /** Objects of nobody's, for the moment of a test. */
    private static final String SELF_TEST = "waybill-selftest/";

    private final S3Client s3;
    private final ObjectStore store;

    BucketSource(S3Client s3, ObjectStore store) {
        this.s3 = s3;
        this.store = store;
    }

    @Override
    public long read(Consumer<List<EventEnvelope>> batches) {
        long others = 0;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            List<ListedObject> page = store.listing().objects("", "", PAGE);
            while (!page.isEmpty()) {
                List<EventEnvelope> events = events(page, threads);
                others += page.size() - events.size();
                batches.accept(events);
                page = store.listing().objects("", page.getLast().key(), PAGE);
            }
        }
        return others;
    }

    private List<EventEnvelope> events(List<ListedObject> objects, ExecutorService threads) {
        List<Future<Optional<EventEnvelope>>> asked = objects.stream()
                .filter(object -> !object.key().startsWith(SELF_TEST))
                .flatMap(object -> object.objectKey().stream())
                .map(key -> threads.submit(() -> event(key)))
                .toList();
        List<EventEnvelope> events = new ArrayList<>();
        for (Future<Optional<EventEnvelope>> answer : asked) {
            try {
                answer.get().ifPresent(events::add);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof SdkException refused
                        ? S3Errors.translate(refused, "look at an object")
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return events;
    }

    private Optional<EventEnvelope> event(ObjectKey key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(store.bucket()).key(key.value()));
            return ObjectMetadata.file(key, head).map(file -> stored(file, head));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                return Optional.empty(); // deleted since it was listed
            }
            throw e;
        }
    }

    /** The same object always tells the same event. */
    private EventEnvelope stored(FileDetails file, HeadObjectResponse head) {
        String id = EventIds.following(file.id(), store.bucket() + "/" + file.key(), FileStored.class);
        return new EventEnvelope(id, head.lastModified(), SOURCE, new FileStored(file, store.bucket()));
    }
}
