package dev.waybill.catalog.link;

import java.time.Instant;

/**
 * A link as JSON.
 *
 * @param method the only one that the link answers to
 * @param filename the original one, as whoever follows the link will save it
 * @param size in bytes
 */
record LinkBody(
        String url, LinkMethod method, Instant expiresAt, String filename, long size, String fileType, String sha256) {

    static LinkBody of(Link link) {
        var file = link.file();
        return new LinkBody(
                link.signed().url().toString(),
                link.signed().method(),
                link.signed().expiresAt(),
                file.originalFilename().value(),
                file.size(),
                file.fileType().value(),
                file.sha256().hex());
    }
}
