package dev.waybill.chaos.patch;

/** The files that patches go into. */
final class SourceFiles {

    static final String DURABLE_FILES = common("disk/DurableFiles");
    static final String TAKEN_RECORD = common("consume/kafka/TakenRecord");
    static final String EVENT_PUBLISHER = common("event/kafka/EventPublisher");
    static final String DEAD_LETTERS = common("event/kafka/DeadLetters");
    static final String S3_OBJECT_STORE = common("storage/s3/S3ObjectStore");
    static final String MULTIPART_UPLOAD = common("storage/s3/MultipartUpload");
    static final String VERIFIED_PUT = common("storage/VerifiedPut");
    static final String VERIFICATION = common("storage/Verification");
    static final String COMMON_SETTINGS = "common/src/main/resources/waybill.yml";

    static final String UPLOADS = ingest("upload/Uploads");
    static final String UPLOAD = ingest("upload/Upload");
    static final String INCOMING_BODY = ingest("upload/IncomingBody");
    static final String IDEMPOTENCY_KEYS = ingest("idempotency/IdempotencyKeys");
    static final String DIRECTORY_RECORDS = ingest("idempotency/local/DirectoryRecords");

    static final String STORE_FILE = worker("store/StoreFile");
    static final String STORE_PROBE = worker("capability/StoreProbe");
    static final String DELETE_FILE = worker("delete/DeleteFile");
    static final String FILE_WORKER = worker("kafka/FileWorker");

    static final String STANDING = catalog("file/Standing");
    static final String PROJECTION = catalog("projection/Projection");
    static final String PROJECTION_LISTENER = catalog("projection/kafka/ProjectionListener");
    static final String PROJECTION_CONFIGURATION = catalog("projection/kafka/CatalogProjectionConfiguration");
    static final String DELETIONS = catalog("deletion/Deletions");
    static final String DEAD_LETTER_LISTENER = catalog("deadletter/kafka/DeadLetterListener");
    static final String FAILURE_DESK = catalog("deadletter/FailureDesk");

    private SourceFiles() {}

    private static String common(String name) {
        return "common/src/main/java/dev/waybill/" + name + ".java";
    }

    private static String ingest(String name) {
        return "ingest-service/src/main/java/dev/waybill/ingest/" + name + ".java";
    }

    private static String worker(String name) {
        return "storage-worker/src/main/java/dev/waybill/worker/" + name + ".java";
    }

    private static String catalog(String name) {
        return "catalog-service/src/main/java/dev/waybill/catalog/" + name + ".java";
    }
}
