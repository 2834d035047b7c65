package dev.waybill.ingest.upload.web;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.OriginalFilename;
import dev.waybill.ingest.upload.Upload;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.ingest.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Takes in one file from a request, as a multipart form or as a raw body. */
@Component
class UploadReceiver {

    private final Uploads uploads;
    private final MultipartReader multipart;

    UploadReceiver(Uploads uploads, MultipartReader multipart) {
        this.uploads = uploads;
        this.multipart = multipart;
    }

    /** @param target what the fields beside the file, and the id that the file will have, make of it */
    Received receive(
            HttpServletRequest request, Caller caller, Route route, BiFunction<UploadForm, FileId, UploadTarget> target)
            throws IOException {
        long started = System.nanoTime();
        try {
            UploadHeaders headers = RequestHeaders.of(request, caller);
            try (Upload upload = uploads.begin(headers.orWaiting(route.patience()))) {
                UploadForm form =
                        isMultipart(request) ? multipart.read(request, upload, route) : readRaw(request, upload, route);
                return new Received(upload.complete(target.apply(form, upload.id())), headers.patience());
            }
        } catch (WaybillException e) {
            uploads.refused(route.collection(), e.code(), Duration.ofNanos(System.nanoTime() - started));
            throw e;
        } catch (IllegalArgumentException e) {
            uploads.refused(route.collection(), ErrorCode.BAD_REQUEST, Duration.ofNanos(System.nanoTime() - started));
            throw e;
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static UploadForm readRaw(HttpServletRequest request, Upload upload, Route route) throws IOException {
        UploadForm form = QueryString.parse(request);
        String filename = form.get("filename")
                .orElseThrow(() -> new WaybillException(
                        ErrorCode.BAD_REQUEST, "a raw body needs ?filename=; or send multipart/form-data"));
        upload.stage(filename(filename), request.getInputStream(), route.collection());
        return form;
    }

    static OriginalFilename filename(String given) {
        try {
            return new OriginalFilename(given);
        } catch (IllegalArgumentException e) {
            throw new WaybillException(ErrorCode.BAD_NAME, String.valueOf(e.getMessage()), e);
        }
    }
}
