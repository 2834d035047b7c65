package dev.waybill.file;

import java.time.Instant;
import java.util.List;

/** Files for tests. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A new agency invoice with these bytes, at a key of its own. */
    public static FileDetails withContent(byte[] content) {
        return withContent(content, "Rechnung Nº 7 请求.pdf");
    }

    /** The same under a name of the uploader's. */
    public static FileDetails withContent(byte[] content, String originalFilename) {
        return announced(content.length, Sha256.of(content), originalFilename);
    }

    /** A new file that is said to have this size and SHA-256. */
    public static FileDetails announced(long size, Sha256 sha256) {
        return announced(size, sha256, "invoice.pdf");
    }

    /** A new file with these bytes at that key. */
    public static FileDetails at(ObjectKey key, byte[] content) {
        return file(FileId.next(), key, content.length, Sha256.of(content), "invoice.pdf");
    }

    private static FileDetails announced(long size, Sha256 sha256, String originalFilename) {
        FileId id = FileId.next();
        return file(id, new ObjectKey("uploads/agency_invoice/" + id + ".pdf"), size, sha256, originalFilename);
    }

    private static FileDetails file(FileId id, ObjectKey key, long size, Sha256 sha256, String originalFilename) {
        return new FileDetails(
                id,
                CollectionName.DOCUMENTS,
                new Owner(Owner.Kind.AGENCY, "AGY-123"),
                new DocType("agency_invoice"),
                new FileName(id + ".pdf"),
                new OriginalFilename(originalFilename),
                key,
                new MediaType("application/pdf"),
                size,
                sha256,
                "Rechnung",
                null,
                List.of("invoice"),
                "user-7",
                Instant.parse("2026-11-21T10:00:00.123Z"));
    }

    /** Another file, with another id and other bytes, that wants the same key. */
    public static FileDetails rivalOf(FileDetails file, byte[] content) {
        return at(file.key(), content);
    }
}
