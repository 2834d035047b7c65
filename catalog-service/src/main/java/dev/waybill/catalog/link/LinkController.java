package dev.waybill.catalog.link;

import dev.waybill.access.Caller;
import dev.waybill.catalog.lookup.FileReference;
import dev.waybill.file.FileId;
import dev.waybill.web.RestOfPath;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LinkController {

    private final Links links;

    LinkController(Links links) {
        this.links = links;
    }

    @RequestMapping(
            path = "/api/files/{*name}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    ResponseEntity<LinkBody> open(
            @PathVariable String name, HttpMethod method, @RequestHeader HttpHeaders headers, Caller caller) {
        Link link = links.to(FileReference.parse(RestOfPath.of(name)), LinkMethod.valueOf(method.name()), caller);
        return asksForJson(headers.getAccept()) ? json(link) : redirect(link);
    }

    @GetMapping("/api/v1/files/{id}/link")
    ResponseEntity<LinkBody> link(
            @PathVariable String id, @RequestParam(defaultValue = "attachment") String disposition, Caller caller) {
        return json(links.to(FileId.parse(id), Disposition.of(disposition), caller));
    }

    /** Only in so many words: browsers and curl accept anything, and are to be redirected. */
    private static boolean asksForJson(List<MediaType> accepted) {
        return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON));
    }

    private static ResponseEntity<LinkBody> redirect(Link link) {
        return unshared(HttpStatus.FOUND).location(link.signed().url()).build();
    }

    private static ResponseEntity<LinkBody> json(Link link) {
        return unshared(HttpStatus.OK).body(LinkBody.of(link));
    }

    /** A link that is cached outlives itself; one that is passed on as the referrer opens the file to others. */
    private static ResponseEntity.BodyBuilder unshared(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer");
    }
}
