package dev.waybill.chaos.s3;

import java.util.Locale;

/** What a request asks of S3, in path style. */
public enum Operation {
    PUT_OBJECT,
    COPY_OBJECT,
    CREATE_UPLOAD,
    UPLOAD_PART,
    COPY_PART,
    COMPLETE_UPLOAD,
    ABORT_UPLOAD,
    GET_OBJECT,
    HEAD_OBJECT,
    DELETE_OBJECT,
    /** Lists, heads and makes buckets, deletes many objects at once. */
    BUCKET,
    OTHER;

    /**
     * @param target path and query as sent
     * @param copies if the request names a source to copy from
     */
    static Operation of(String method, String target, boolean copies) {
        var questionMark = target.indexOf('?');
        var path = questionMark < 0 ? target : target.substring(0, questionMark);
        if (path.indexOf('/', 1) < 0 || path.indexOf('/', 1) == path.length() - 1) {
            return BUCKET;
        }
        var query = "&" + (questionMark < 0 ? "" : target.substring(questionMark + 1));
        var ofUpload = query.contains("&uploadId=");
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "PUT" -> put(ofUpload, copies);
            case "POST" -> post(ofUpload, query.contains("&uploads"));
            case "GET" -> ofUpload ? OTHER : GET_OBJECT;
            case "HEAD" -> HEAD_OBJECT;
            case "DELETE" -> ofUpload ? ABORT_UPLOAD : DELETE_OBJECT;
            default -> OTHER;
        };
    }

    private static Operation put(boolean ofUpload, boolean copies) {
        if (ofUpload) {
            return copies ? COPY_PART : UPLOAD_PART;
        }
        return copies ? COPY_OBJECT : PUT_OBJECT;
    }

    private static Operation post(boolean ofUpload, boolean begins) {
        if (ofUpload) {
            return COMPLETE_UPLOAD;
        }
        return begins ? CREATE_UPLOAD : OTHER;
    }
}
