package dev.waybill.ingest.upload.web;

import dev.waybill.access.Caller;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Labels;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.upload.UploadSettings;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.web.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Seed 001's way in: a product with its image. Its name is the file's title, its category the file's tag. */
@RestController
class ProductUploadController {

    private final UploadReceiver receiver;
    private final Collections collections;
    private final FileBodies bodies;
    private final ObjectUrls urls;
    private final UploadSettings settings;

    ProductUploadController(
            UploadReceiver receiver,
            Collections collections,
            FileBodies bodies,
            ObjectUrls urls,
            UploadSettings settings) {
        this.receiver = receiver;
        this.collections = collections;
        this.bodies = bodies;
        this.urls = urls;
        this.settings = settings;
    }

    /** Waits for the image to be stored, as those who call it expect of it. */
    @PostMapping("/api/upload")
    ResponseEntity<ProductAnswer> product(Caller caller, HttpServletRequest request) throws IOException {
        Collection products = collections.get(CollectionName.PRODUCTS);
        Route route = Route.to(products).withPart("image").waiting(settings.waitTime());
        Received received = receiver.receive(
                request,
                caller,
                route,
                (form, id) -> new UploadTarget(products, Owners.of(form, products, caller, id), null, labels(form)));
        return received.answer(
                new ProductAnswer(true, bodyOf(received.accepted().file(), bodies.of(received.accepted()))));
    }

    private ProductBody bodyOf(FileDetails file, FileBody body) {
        return ProductBody.of(body, file.owner().id(), urls.ofImage(file.key()));
    }

    private static Labels labels(UploadForm form) {
        return new Labels(
                form.get("name").orElse(null),
                form.get("description").orElse(null),
                form.get("category").map(List::of).orElse(List.of()));
    }

    record ProductAnswer(boolean success, ProductBody product) {}
}
