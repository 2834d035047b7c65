package dev.waybill.catalog.local;

import dev.waybill.catalog.content.ContentRequest;
import dev.waybill.catalog.link.LinkMethod;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.web.RestOfPath;
import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes no token: whoever has the link has the file, as with links to S3. */
@RestController
class LocalLinkController {

    private final LocalLinks links;

    LocalLinkController(LocalLinks links) {
        this.links = links;
    }

    @GetMapping(LocalLink.PATH + "{*key}")
    ResponseEntity<InputStreamResource> open(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String disposition,
            @RequestParam(defaultValue = "") String signature,
            HttpMethod method,
            @RequestHeader HttpHeaders headers) {
        LocalLink link = link(method, RestOfPath.of(key), expires, type, disposition);
        return links.open(link, signature, new ContentRequest(method, headers));
    }

    /** What cannot be a link of ours is refused as one that was altered. */
    private static LocalLink link(HttpMethod method, String key, String expires, String type, String disposition) {
        try {
            return new LocalLink(
                    LinkMethod.valueOf(method.name()),
                    new ObjectKey(key),
                    Instant.ofEpochSecond(Long.parseLong(expires)),
                    new MediaType(type),
                    disposition);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new WaybillException(ErrorCode.LINK_NOT_VALID, "this is no link of ours", e);
        }
    }
}
