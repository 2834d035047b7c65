package dev.waybill.ingest.upload.web;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.util.StringUtils;

/**
 * A raw upload's query. The servlet's own parameters will not do: it reads them from the body as well, where a sender
 * such as curl calls any body a form; and it makes replacement characters out of bytes that are not UTF-8.
 */
final class QueryString {

    private QueryString() {}

    static UploadForm parse(HttpServletRequest request) {
        UploadForm form = new UploadForm();
        String query = request.getQueryString();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.add(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String encoded) {
        try {
            String latin = StringUtils.uriDecode(encoded.replace('+', ' '), StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "the query is not percent-encoded UTF-8", e);
        }
    }
}
