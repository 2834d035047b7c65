package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.catalog.migration.source.ProductsJson.Item;
import dev.waybill.catalog.productindex.KnownProduct;
import dev.waybill.catalog.productindex.ProductData;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Products of seed 001 with the images that their {@code products.json} names. An image that several products have is
 * each one's own from then on: behind its path then stands {@code #} and the product. For that a walk remembers eight bytes an
 * image, of which there are as many as a list of {@link ProductsJson} can name.
 */
final class ProductsSource implements Source {

    private static final List<String> PLACES = List.of("products.json", "metadata/products.json", "data/products.json");
    private static final int BATCH = 100;

    private final SourceDirectory directory;
    private final ProductFiles files;
    private final ProductData kept;

    ProductsSource(SourceDirectory directory, ProductFiles files, ProductData kept) {
        this.directory = directory;
        this.files = files;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String place() {
        return directory.place(json().orElse(PLACES.getFirst()));
    }

    @Override
    public boolean isThere() {
        return json().isPresent();
    }

    private Optional<String> json() {
        return PLACES.stream().filter(directory::has).findFirst();
    }

    @Override
    public void check() {
        directory.require();
        boolean[] any = {false};
        read(path(), (number, item) -> {
            any[0] = true;
            return false;
        });
        if (!any[0]) {
            throw SourceDirectory.nothing("there is no product in " + place());
        }
    }

    @Override
    public void walk(Consumer<Found> each) {
        directory.require();
        Set<Long> seen = new HashSet<>();
        String path = path();
        read(path, (number, item) -> {
            switch (item) {
                case Item.Told told -> files.find(told, number, path, seen).ifPresent(each);
                case Item.Unusable unusable ->
                    each.accept(new Unfit(
                            path + "#" + number,
                            0,
                            ErrorCode.SOURCE_LAYOUT,
                            "product %d: %s".formatted(number, unusable.why())));
            }
            return true;
        });
    }

    @Override
    public void keepBesides() {
        List<KnownProduct> batch = new ArrayList<>();
        String path = path();
        ObjectNode besides = read(path, (number, item) -> {
            if (item instanceof Item.Told told) {
                files.known(told, path).ifPresent(batch::add);
            }
            if (batch.size() == BATCH) {
                kept.keep(batch);
                batch.clear();
            }
            return true;
        });
        kept.keep(batch);
        kept.keepBesides(ProductsJson.text(besides));
    }

    private String path() {
        return json().orElseThrow(() -> SourceDirectory.nothing("there is none of %s"
                .formatted(PLACES.stream().map(directory::place).collect(Collectors.joining(", ")))));
    }

    private ObjectNode read(String path, ProductsJson.Reader reader) {
        try (InputStream json = new BufferedInputStream(Channels.newInputStream(directory.open(path)))) {
            return ProductsJson.read(json, reader);
        } catch (JacksonException e) {
            throw SourceDirectory.nothing(
                    "%s is no list of products, in line %d: %s"
                            .formatted(directory.place(path), e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw SourceDirectory.nothing(
                    "%s cannot be read: %s".formatted(directory.place(path), SourceDirectory.reason(e)), e);
        } catch (WaybillException e) {
            throw e.code() == ErrorCode.SOURCE_UNREADABLE
                    ? SourceDirectory.nothing("%s: %s".formatted(directory.place(path), e.message()), e)
                    : e;
        }
    }

    @Override
    public StagedFile bytes(String path) {
        return directory.bytes(ProductFiles.withoutProduct(path, directory::has));
    }
}
