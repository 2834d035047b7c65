package dev.waybill.worker;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Files as ingest announces them. */
public final class TestFiles {

    private TestFiles() {}

    /** A file of its own with these bytes. */
    public static FileDetails fileOf(byte[] content) {
        return file(FileId.next(), content.length, Sha256.of(content));
    }

    public static FileDetails file(FileId id, long size, Sha256 sha256) {
        String key = "uploads/agency_invoice/AGY-123_agency_invoice_" + id + ".pdf";
        return file(id, new ObjectKey(key), size, sha256);
    }

    private static FileDetails file(FileId id, ObjectKey key, long size, Sha256 sha256) {
        return new FileDetails(
                id,
                CollectionName.DOCUMENTS,
                new Owner(Owner.Kind.AGENCY, "AGY-123"),
                new DocType("agency_invoice"),
                new FileName(key.lastSegment()),
                new OriginalFilename("invoice.pdf"),
                key,
                new MediaType("application/pdf"),
                size,
                sha256,
                null,
                null,
                List.of(),
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Another file that claims the same key. */
    public static FileDetails at(ObjectKey key, byte[] content) {
        return file(FileId.next(), key, content.length, Sha256.of(content));
    }

    /** The same id at the same place, with other bytes. */
    public static FileDetails withBytes(FileDetails file, byte[] content) {
        return file(file.id(), content.length, Sha256.of(content));
    }

    public static byte[] bytes(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
