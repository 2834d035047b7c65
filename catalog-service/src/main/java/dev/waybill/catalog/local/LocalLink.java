package dev.waybill.catalog.local;

import dev.waybill.catalog.link.LinkMethod;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What a link to a local file is good for; all of it is signed.
 *
 * @param expires the first second in which it is good for nothing
 */
record LocalLink(LinkMethod method, ObjectKey key, Instant expires, MediaType type, String disposition) {

    static final String PATH = "/api/local/";

    /** Relative to wherever the catalog was asked, so that no header can lead it elsewhere. */
    String address(LinkKey signer) {
        return "%s%s?expires=%d&type=%s&disposition=%s&signature=%s"
                .formatted(
                        PATH,
                        key,
                        expires.getEpochSecond(),
                        encoded(type.value()),
                        encoded(disposition),
                        signature(signer));
    }

    String signature(LinkKey signer) {
        String text = String.join(
                "\n", method.name(), key.value(), Long.toString(expires.getEpochSecond()), type.value(), disposition);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
