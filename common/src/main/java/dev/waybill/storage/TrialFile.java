package dev.waybill.storage;

import dev.waybill.file.CollectionName;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A file that is none, to try out a store with. The catalog knows nothing of it. */
public record TrialFile(FileDetails file, byte[] content) implements StagedFile {

    /** Where such files lie: nobody else's do, and what stays there the bucket's lifecycle rule removes. */
    public static final String PREFIX = "waybill-selftest/";

    /** @param text what is in it */
    public static TrialFile at(ObjectKey key, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new TrialFile(
                new FileDetails(
                        FileId.next(),
                        CollectionName.TEMP,
                        new Owner(Owner.Kind.USER, "waybill"),
                        null,
                        new FileName(key.lastSegment()),
                        new OriginalFilename(key.lastSegment()),
                        key,
                        new MediaType("text/plain"),
                        content.length,
                        Sha256.of(content),
                        null,
                        null,
                        List.of(),
                        null,
                        Instant.now()),
                content);
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
