package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.catalog.migration.source.ProductsJson.Item;
import dev.waybill.catalog.productindex.KnownProduct;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileId;
import dev.waybill.file.KeyLayout;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The images of products, as products of Waybill's. */
final class ProductFiles {

    private static final List<String> IDS = List.of("id", "product_id", "_id");
    private static final List<String> IMAGES = List.of("image_url", "imageUrl", "image");
    private static final int MAX_SAFE_ID = 40;

    private final NamedFiles files;
    private final KeyLayout layout;

    /** @param imagePrefix what keys of products begin with */
    ProductFiles(NamedFiles files, String imagePrefix) {
        this.files = files;
        this.layout = new KeyLayout(imagePrefix + "{product_id}.{ext}");
    }

    /**
     * The product's image; empty where it has none, or it is elsewhere.
     *
     * @param number of the product in its list
     * @param list the list's path
     * @param seen images that were told of already, to which this one is added
     */
    Optional<Found> find(Item.Told told, int number, String list, Set<Long> seen) {
        ObjectNode product = told.members();
        List<String> paths = paths(product, list);
        Optional<Owner> owner = owner(product);
        if (owner.isEmpty()) {
            return Optional.of(new Unfit(
                    list + "#" + number, 0, ErrorCode.SOURCE_LAYOUT, "product %d has no id".formatted(number)));
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(image(product, owner.get(), paths, seen));
    }

    /** The product as the index is to go on listing it; empty where it has no id to be known by. */
    Optional<KnownProduct> known(Item.Told told, String list) {
        ObjectNode product = told.members();
        return owner(product).map(owner -> new KnownProduct(owner.id(), told.json(), hasImage(paths(product, list))));
    }

    private boolean hasImage(List<String> paths) {
        try {
            return files.file(paths).isPresent();
        } catch (WaybillException e) {
            return false;
        }
    }

    private Found image(ObjectNode product, Owner owner, List<String> paths, Set<Long> seen) {
        try {
            return files.file(paths)
                    .map(file -> unique(draft(file, product, owner), owner, seen))
                    .orElseGet(() -> unfit(owner, paths, "it is not there"));
        } catch (WaybillException e) {
            return unfit(owner, paths, e.message());
        }
    }

    private Found draft(RegularFile file, ObjectNode product, Owner owner) {
        ObjectKey key = layout.key(FileId.next(), owner, null, new OriginalFilename(file.name()), file.modified());
        Placement placement =
                new Placement(CollectionName.PRODUCTS, owner, null, key.value(), file.name(), true, file.modified());
        return files.drafting().draft(file, placement, told(product), key);
    }

    private static Found unique(Found found, Owner owner, Set<Long> seen) {
        String digest = Sha256.of(found.path().getBytes(StandardCharsets.UTF_8)).hex();
        boolean first = seen.add(Long.parseUnsignedLong(digest.substring(0, 16), 16));
        return !first && found instanceof Fit fit
                ? new Fit(fit.path() + "#" + owner.id(), fit.size(), fit.modified(), fit.draft(), fit.sha256())
                : found;
    }

    /** The file that {@link #find} told of by that path. */
    static String withoutProduct(String path, Predicate<String> isThere) {
        int mark = path.lastIndexOf('#');
        return mark < 0 || isThere.test(path) ? path : path.substring(0, mark);
    }

    private static Found unfit(Owner owner, List<String> paths, String why) {
        return new Unfit(
                paths.getLast(), 0, ErrorCode.SOURCE_UNREADABLE, "the image of %s: %s".formatted(owner.id(), why));
    }

    private static Told told(ObjectNode product) {
        String category = text(product, "category");
        return new Told(
                List.of(),
                null,
                null,
                text(product, "name"),
                text(product, "description"),
                category == null ? List.of() : List.of(category),
                null,
                time(text(product, "created_at")));
    }

    /** A path as it stands, beside the list, and among the images. */
    private List<String> paths(ObjectNode product, String list) {
        String beside = list.substring(0, list.lastIndexOf('/') + 1);
        return IMAGES.stream()
                .flatMap(member -> Stream.ofNullable(text(product, member)))
                .limit(1)
                .flatMap(address -> files.paths(address).stream())
                .flatMap(path -> Stream.of(path, beside + path, path.contains("/") ? path : "images/" + path))
                .distinct()
                .toList();
    }

    /** Ids that no product of Waybill's could have are made such, always the same. */
    private static Optional<Owner> owner(ObjectNode product) {
        return IDS.stream()
                .flatMap(member -> Stream.ofNullable(text(product, member)))
                .findFirst()
                .map(id -> Stream.of(id, "product_" + id)
                        .flatMap(each -> Owner.find(Owner.Kind.PRODUCT, each).stream())
                        .findFirst()
                        .orElseGet(() -> new Owner(Owner.Kind.PRODUCT, "product_" + safe(id))));
    }

    private static String safe(String id) {
        String safe = id.replaceAll("[^A-Za-z0-9_-]", "_");
        String digest = Sha256.of(id.getBytes(StandardCharsets.UTF_8)).hex();
        return safe.substring(0, Math.min(MAX_SAFE_ID, safe.length())) + "-" + digest.substring(0, 8);
    }

    /** A text or number, null where it is neither, or blank. */
    private static @Nullable String text(ObjectNode product, String member) {
        String text = product.path(member).isValueNode() ? product.path(member).asString("") : "";
        return text.isBlank() || product.path(member).isNull() ? null : text;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
