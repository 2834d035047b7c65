package dev.waybill.ingest.upload.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.upload.Upload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a multipart form part by part, the file straight into staging. The parts may come in any order. */
@Component
class MultipartReader {

    private static final int MAX_PARTS = 64;
    private static final int MAX_FIELD_BYTES = 16 * 1024;

    /** Room for a file name of 255 characters of four bytes each, percent-encoded (guarantees.md, trap 9). */
    private static final int MAX_PART_HEADER_BYTES = 8 * 1024;

    UploadForm read(HttpServletRequest request, Upload upload, Route route) throws IOException {
        UploadForm form = new UploadForm();
        boolean found = false;
        int parts = 0;
        try {
            FileItemInputIterator items = parser().getItemIterator(request);
            while (items.hasNext()) {
                FileItemInput part = items.next();
                if (++parts > MAX_PARTS) {
                    throw new WaybillException(ErrorCode.BAD_REQUEST, "there are at most " + MAX_PARTS + " parts");
                }
                if (part.isFormField()) {
                    form.add(part.getFieldName(), field(part));
                } else if (route.part().equals(part.getFieldName()) && !found) {
                    found = true;
                    stage(part, upload, route.collection());
                } else {
                    throw new WaybillException(
                            ErrorCode.BAD_REQUEST, "send one file, as the part \"%s\"".formatted(route.part()));
                }
            }
            return form;
        } catch (FileUploadException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "the multipart body is malformed", e);
        }
    }

    private static JakartaServletFileUpload<?, ?> parser() {
        JakartaServletFileUpload<?, ?> parser = new JakartaServletFileUpload<>();
        parser.setHeaderCharset(StandardCharsets.UTF_8);
        parser.setMaxPartHeaderSize(MAX_PART_HEADER_BYTES);
        return parser;
    }

    private static void stage(FileItemInput part, Upload upload, @Nullable Collection collection) throws IOException {
        String name = part.getName();
        try (InputStream body = part.getInputStream()) {
            upload.stage(UploadReceiver.filename(name == null ? "" : name), body, collection);
        }
    }

    private static String field(FileItemInput part) throws IOException {
        try (InputStream body = part.getInputStream()) {
            byte[] content = body.readNBytes(MAX_FIELD_BYTES + 1);
            if (content.length > MAX_FIELD_BYTES) {
                throw new WaybillException(ErrorCode.BAD_REQUEST, "a field has at most " + MAX_FIELD_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
