package dev.waybill.ingest.upload.web;

import dev.waybill.file.FileDetails;
import dev.waybill.file.Labels;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.web.FileBody;
import org.springframework.stereotype.Component;

/** Accepted files as answers describe them. */
@Component
public class FileBodies {

    private final ObjectUrls urls;

    FileBodies(ObjectUrls urls) {
        this.urls = urls;
    }

    /** The body of a 202 or 201. */
    public FileBody of(Accepted accepted) {
        FileDetails file = accepted.file();
        Labels labels = new Labels(file.title(), file.description(), file.tags());
        return FileBody.of(file, labels, accepted.status(), accepted.updatedAt(), urls.of(file.key()));
    }
}
