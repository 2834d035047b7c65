package dev.waybill.catalog.rebuild.s3;

import dev.waybill.catalog.rebuild.RebuildSource;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
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
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Each object of a file tells that it was stored, when it was, by its metadata; what events would have told besides is
 * lost. Whatever others put there tells of nothing.
 */
final class BucketSource implements RebuildSource {

    private static final String SOURCE = "/waybill/catalog-rebuild";

    /** Objects asked at once. */
    private static final int THREADS = 16;

    private final S3Client s3;
    private final String bucket;

    BucketSource(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public long read(Consumer<List<EventEnvelope>> batches) {
        long others = 0;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            for (ListObjectsV2Response page : s3.listObjectsV2Paginator(request -> request.bucket(bucket))) {
                List<EventEnvelope> events = events(page.contents(), threads);
                others += page.contents().size() - events.size();
                batches.accept(events);
            }
        } catch (SdkException e) {
            throw S3Errors.translate(e, "list the bucket");
        }
        return others;
    }

    private List<EventEnvelope> events(List<S3Object> objects, ExecutorService threads) {
        List<Future<Optional<EventEnvelope>>> asked = objects.stream()
                .map(object -> threads.submit(() -> event(object.key())))
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

    private Optional<EventEnvelope> event(String key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key));
            return ObjectMetadata.file(new ObjectKey(key), head).map(file -> stored(file, head));
        } catch (SdkException e) {
            if (S3Errors.isNotFound(e)) {
                return Optional.empty(); // deleted since it was listed
            }
            throw e;
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no key of ours
        }
    }

    /** The same object always tells the same event. */
    private EventEnvelope stored(FileDetails file, HeadObjectResponse head) {
        String id = EventIds.following(file.id(), bucket + "/" + file.key(), FileStored.class);
        return new EventEnvelope(id, head.lastModified(), SOURCE, new FileStored(file, bucket));
    }
}
