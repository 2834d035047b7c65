package dev.waybill.storage.s3;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.storage.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What objects say about themselves in user metadata, which S3 keeps as ASCII of at most 2 KB in all. */
final class ObjectMetadata {

    private static final String ID = "waybill-id";
    private static final String SHA256 = "waybill-sha256";
    private static final String COLLECTION = "waybill-collection";
    private static final String OWNER = "waybill-owner";
    private static final String DOC_TYPE = "waybill-doc-type";
    private static final String CREATED_AT = "waybill-created-at";
    private static final String UPLOADED_BY = "waybill-uploaded-by";
    private static final String ORIGINAL_FILENAME = "waybill-original-filename";

    /** Of all names and values together. */
    private static final int MAX_BYTES = 2048;

    private ObjectMetadata() {}

    /** Who uploaded it under which name is left out where it does not fit; the catalog has both whole. */
    static Map<String, String> of(FileDetails file) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(ID, file.id().toString());
        metadata.put(SHA256, file.sha256().hex());
        metadata.put(COLLECTION, file.collection().value());
        metadata.put(OWNER, file.owner().toString());
        metadata.put(CREATED_AT, file.createdAt().toString());
        if (file.docType() != null) {
            metadata.put(DOC_TYPE, file.docType().value());
        }
        putIfItFits(metadata, ORIGINAL_FILENAME, file.originalFilename().value());
        if (file.uploadedBy() != null) {
            putIfItFits(metadata, UPLOADED_BY, file.uploadedBy());
        }
        return metadata;
    }

    private static void putIfItFits(Map<String, String> metadata, String name, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (size(metadata) + name.length() + encoded.length() <= MAX_BYTES) {
            metadata.put(name, encoded);
        }
    }

    private static int size(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }

    static StoredObject describe(ObjectKey key, HeadObjectResponse head) {
        Map<String, String> metadata = head.metadata();
        return new StoredObject(
                key,
                head.contentLength(),
                valid(head.contentType(), MediaType::new),
                valid(metadata.get(ID), FileId::parse),
                valid(metadata.get(SHA256), Sha256::new),
                valid(head.checksumSHA256(), Sha256::ofBase64),
                head.serverSideEncryption() == ServerSideEncryption.AES256,
                StorageClasses.isArchived(head));
    }

    /** What another program wrote may be anything; what we cannot read is as good as not there. */
    private static <T> Optional<T> valid(@Nullable String text, Function<String, T> parse) {
        try {
            return Optional.ofNullable(text).map(parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
