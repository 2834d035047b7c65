package dev.waybill.catalog.productindex;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Moments;
import dev.waybill.file.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Makes the index of all stored products anew. What is there is looked at before the products are, and replaced only if it
 * is there still, so that of replicas that do so at once none puts an older index over a newer one. It is drafted on disk,
 * page by page: some 400 bytes a product, so 40 MB for 100,000, up to the 5 GB that S3 takes in one put.
 */
public final class ProductIndex {

    private static final Criteria STORED_PRODUCTS = new Criteria(
            Caller.ANYONE, CollectionName.PRODUCTS, null, null, null, null, FileStatus.STORED, null, null, null);
    private static final int PAGE = 200;
    private static final int MAX_TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CatalogFiles files;
    private final ProductData known;
    private final Function<ObjectKey, String> imageUrls;
    private final IndexObject object;
    private final ProductIndexMetrics metrics;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * @param known what others said of products before
     * @param imageUrls the address of the image at a key
     */
    public ProductIndex(
            CatalogFiles files,
            ProductData known,
            Function<ObjectKey, String> imageUrls,
            IndexObject object,
            ProductIndexMetrics metrics,
            Clock clock) {
        this.files = files;
        this.known = known;
        this.imageUrls = imageUrls;
        this.object = object;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns once the index holds the products of now. It is left as it is where it does already; where there is none and
     * never was a product, none is made.
     *
     * @throws WaybillException when the catalog or the bucket is away, or others write the index or wait for it just now
     */
    public Rebuilt rebuild() {
        if (!acquire()) {
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "the index is being made just now")
                    .retryAfter(PATIENCE);
        }
        try {
            Rebuilt rebuilt = rebuildAlone();
            metrics.count(rebuilt.changed() ? "written" : "unchanged");
            return rebuilt;
        } catch (RuntimeException e) {
            metrics.count("failed");
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean acquire() {
        try {
            return oneAtATime.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Rebuilt rebuildAlone() {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<IndexVersion> present = object.present();
            try (IndexDraft draft = draft()) {
                if (isAsGood(present, draft)) {
                    return new Rebuilt(draft.count(), false);
                }
                present.filter(version -> version.content().isEmpty()).ifPresent(object::keep);
                if (object.write(draft, present)) {
                    return new Rebuilt(draft.count(), true);
                }
            }
            metrics.count("conflict");
        }
        throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "others write the product index all the time")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static boolean isAsGood(Optional<IndexVersion> present, IndexDraft draft) {
        return present.isEmpty() ? draft.count() == 0 : present.get().content().equals(Optional.of(draft.content()));
    }

    private IndexDraft draft() {
        try (IndexWriter writer = new IndexWriter(Moments.toMillis(clock.instant()))) {
            addStored(writer);
            addWithoutImage(writer);
            return writer.finish(ProductJson.besides(known.besides()));
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be drafted on disk", e);
        }
    }

    private void addStored(IndexWriter writer) throws IOException {
        List<CatalogEntry> page = files.list(STORED_PRODUCTS, null, PAGE);
        while (!page.isEmpty()) {
            Map<String, KnownProduct> told =
                    known.find(page.stream().map(ProductIndex::productId).toList());
            for (CatalogEntry entry : page) {
                String imageUrl = imageUrls.apply(entry.details().key());
                writer.add(ProductJson.of(entry, imageUrl, told.get(productId(entry))));
            }
            page = files.list(STORED_PRODUCTS, Position.of(page.getLast()), PAGE);
        }
    }

    private void addWithoutImage(IndexWriter writer) throws IOException {
        List<KnownProduct> page = known.listWithoutImage(null, PAGE);
        while (!page.isEmpty()) {
            for (KnownProduct product : page) {
                writer.add(product.json().getBytes(StandardCharsets.UTF_8));
            }
            page = known.listWithoutImage(page.getLast().id(), PAGE);
        }
    }

    private static String productId(CatalogEntry entry) {
        return entry.details().owner().id();
    }

    /**
     * What came of it.
     *
     * @param count of the products in the index
     * @param changed whether it was written
     */
    public record Rebuilt(int count, boolean changed) {}
}
