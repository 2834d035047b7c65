package dev.waybill.ingest.upload.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import dev.waybill.file.OriginalFilename;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.Upload;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.ingest.upload.Uploads;
import dev.waybill.web.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes in one file from a request, as a multipart form or as a raw body, and answers. */
@Component
class UploadReceiver {

    private final Uploads uploads;
    private final MultipartReader multipart;
    private final FileBodies bodies;

    UploadReceiver(Uploads uploads, MultipartReader multipart, FileBodies bodies) {
        this.uploads = uploads;
        this.multipart = multipart;
        this.bodies = bodies;
    }

    /**
     * @param collection where the file goes, or null when only the form says
     * @param target what the fields beside the file make of it
     */
    ResponseEntity<FileBody> receive(
            HttpServletRequest request, @Nullable Collection collection, Function<UploadForm, UploadTarget> target)
            throws IOException {
        long started = System.nanoTime();
        try {
            UploadHeaders headers = RequestHeaders.of(request);
            try (Upload upload = uploads.begin(headers)) {
                UploadForm form = isMultipart(request)
                        ? multipart.read(request, upload, collection)
                        : readRaw(request, upload, collection);
                return answer(upload.complete(target.apply(form)), headers);
            }
        } catch (WaybillException e) {
            uploads.refused(collection, e.code(), Duration.ofNanos(System.nanoTime() - started));
            throw e;
        } catch (IllegalArgumentException e) {
            uploads.refused(collection, ErrorCode.BAD_REQUEST, Duration.ofNanos(System.nanoTime() - started));
            throw e;
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static UploadForm readRaw(HttpServletRequest request, Upload upload, @Nullable Collection collection)
            throws IOException {
        UploadForm form = QueryString.parse(request);
        String filename = form.get("filename")
                .orElseThrow(() -> new WaybillException(
                        ErrorCode.BAD_REQUEST, "a raw body needs ?filename=; or send multipart/form-data"));
        upload.stage(filename(filename), request.getInputStream(), collection);
        return form;
    }

    static OriginalFilename filename(String given) {
        try {
            return new OriginalFilename(given);
        } catch (IllegalArgumentException e) {
            throw new WaybillException(ErrorCode.BAD_NAME, String.valueOf(e.getMessage()), e);
        }
    }

    private ResponseEntity<FileBody> answer(Accepted accepted, UploadHeaders headers) {
        var answer = ResponseEntity.status(accepted.status() == FileStatus.STORED ? 201 : 202)
                .location(URI.create("/api/v1/files/" + accepted.file().id()));
        if (!headers.patience().isZero()) {
            answer.header("Preference-Applied", "wait=" + headers.patience().toSeconds());
        }
        return answer.body(bodies.of(accepted));
    }
}
