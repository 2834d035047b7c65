package dev.waybill.storage.s3;

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
import dev.waybill.storage.StoredObject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What objects say about themselves in user metadata, which S3 keeps as ASCII of at most 2 KB in all. */
public final class ObjectMetadata {

    /** Stands in no ETag. */
    private static final String SEPARATOR = " ";

    private static final String ID = "waybill-id";
    private static final String SHA256 = "waybill-sha256";
    private static final String COLLECTION = "waybill-collection";
    private static final String OWNER = "waybill-owner";
    private static final String DOC_TYPE = "waybill-doc-type";
    private static final String CREATED_AT = "waybill-created-at";
    private static final String UPLOADED_BY = "waybill-uploaded-by";
    private static final String ORIGINAL_FILENAME = "waybill-original-filename";
    /** Where it is not the key's last segment. */
    private static final String FILENAME = "waybill-filename";

    /** Those whose keys' last segments are not unique, for objects from before {@link #FILENAME} was kept. */
    private static final Set<CollectionName> NAMED_BY_ID =
            Set.of(CollectionName.EVENT_MEDIA, CollectionName.USER_PROFILES, CollectionName.TEMP);

    private static final MediaType UNKNOWN = new MediaType("application/octet-stream");

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
        if (!file.filename().value().equals(file.key().lastSegment())) {
            metadata.put(FILENAME, file.filename().value());
        }
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
                Optional.of(head.eTag() + SEPARATOR + head.lastModified()),
                StorageClasses.isArchived(head));
    }

    /**
     * The file that an object says it is of, as far as it can say so: without labels, and where they did not fit without
     * who uploaded it and with its name for the original one. Empty when somebody else put it there.
     */
    public static Optional<FileDetails> file(ObjectKey key, HeadObjectResponse head) {
        Map<String, String> said = head.metadata();
        try {
            FileId id = FileId.parse(required(said, ID));
            CollectionName collection = new CollectionName(required(said, COLLECTION));
            FileName name = name(id, collection, key, said.get(FILENAME));
            return Optional.of(new FileDetails(
                    id,
                    collection,
                    Owner.parse(required(said, OWNER)),
                    said.containsKey(DOC_TYPE) ? new DocType(required(said, DOC_TYPE)) : null,
                    name,
                    new OriginalFilename(decoded(said, ORIGINAL_FILENAME).orElse(name.value())),
                    key,
                    valid(head.contentType(), MediaType::new).orElse(UNKNOWN),
                    head.contentLength(),
                    new Sha256(required(said, SHA256)),
                    null,
                    null,
                    List.of(),
                    decoded(said, UPLOADED_BY).orElse(null),
                    Instant.parse(required(said, CREATED_AT))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static FileName name(FileId id, CollectionName collection, ObjectKey key, @Nullable String said) {
        String last = key.lastSegment();
        String extension = last.substring(last.lastIndexOf('.') + 1);
        return new FileName(said != null ? said : NAMED_BY_ID.contains(collection) ? id + "." + extension : last);
    }

    private static String required(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not there"));
    }

    private static Optional<String> decoded(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name)).map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    /** The ETag in an object's version, to which its time is added since the same bytes have the same one. */
    static String eTag(StoredObject object) {
        return object.version().orElseThrow().split(SEPARATOR)[0];
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
