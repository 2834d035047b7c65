package dev.waybill.error;

/**
 * Everything that can go wrong, once: the code that clients and events carry, the HTTP status it answers with, whether
 * trying again can help, and what to do. Titles follow the seeds' wording where they have one (capabilities.md, D29).
 */
public enum ErrorCode {
    BAD_REQUEST(400, false, "Bad request", "Correct the request and send it again."),
    BAD_NAME(400, false, "Bad file name", "Send a file name of at most 1024 valid Unicode characters without NUL."),
    UNAUTHENTICATED(401, false, "Authentication required", "Send a valid bearer token."),
    ACCESS_DENIED(403, false, "Access denied", "Ask for a token with the scope that this call needs."),
    LINK_NOT_VALID(403, false, "Access denied", "Ask for a new link; this one has expired, or was altered."),
    NOT_FOUND(404, false, "File not found", "Check the name; it may belong to somebody else."),
    METHOD_NOT_ALLOWED(405, false, "Method not allowed", "See the API description for the methods of this address."),
    NOT_ACCEPTABLE(406, false, "Not acceptable", "Accept application/json."),
    UPLOAD_TOO_SLOW(408, true, "Upload too slow", "Send the file again over a faster connection."),
    IDEMPOTENCY_IN_FLIGHT(
            409, true, "Same request in progress", "Wait for the first request's answer, then ask again."),
    FILE_FAILED(409, false, "File could not be stored", "See the file's timeline; an operator can replay it."),
    DEAD_LETTER_NOT_FOUND(404, false, "Dead letter not found", "List them with GET /api/v1/dead-letters."),
    DEAD_LETTER_SETTLED(409, false, "Dead letter cannot be replayed or discarded", "See its status and its history."),
    FILE_DELETED(410, false, "File deleted", "It was deleted and does not come back."),
    LENGTH_REQUIRED(411, false, "Length required", "Send Content-Length or Transfer-Encoding: chunked."),
    PRECONDITION_FAILED(412, false, "Changed in the meantime", "Read the file again and repeat with its new ETag."),
    FILE_TOO_LARGE(413, false, "File too large", "Send a smaller file, or raise MAX_FILE_SIZE."),
    RANGE_NOT_SATISFIABLE(416, false, "Range not satisfiable", "Ask for a range that begins within the file."),
    TYPE_NOT_ALLOWED(415, false, "File type not allowed", "Send one of the types that this collection takes."),
    CHECKSUM_MISMATCH(422, false, "Checksum mismatch", "The bytes changed on the way; send them again."),
    IDEMPOTENCY_MISMATCH(422, false, "Idempotency key used before", "Use a new Idempotency-Key for another file."),
    ON_ITS_WAY(425, true, "File on its way", "Try again shortly; the file is being stored."),
    TOO_MANY_REQUESTS(429, true, "Too many requests", "Wait as long as Retry-After says."),
    HEADERS_TOO_LARGE(431, false, "Headers too large", "Send smaller headers."),
    INTERNAL(500, true, "Internal error", "Report the request_id; the server's log has the cause."),
    ISSUER_UNAVAILABLE(503, true, "Identity provider unavailable", "Tokens cannot be checked now. Try again."),
    KAFKA_UNAVAILABLE(503, true, "Event broker unavailable", "Nothing was accepted. Wait as long as Retry-After says."),
    STAGING_UNAVAILABLE(503, true, "Staging unavailable", "Nothing was accepted. Wait as long as Retry-After says."),
    CATALOG_UNAVAILABLE(503, true, "Catalog unavailable", "The catalog's database does not answer. Try again."),
    STAGING_FULL(507, true, "Staging full", "Uploads outran storage. Try again once files have drained."),

    BAD_EVENT(400, false, "Event not understood", "Publish it again as docs/asyncapi.yaml describes."),
    SOURCE_REFUSED(
            400,
            false,
            "Source not allowed",
            "Name a source that WAYBILL_INBOX_HOSTS, WAYBILL_INBOX_BUCKETS or WAYBILL_INBOX_DIR allows."),
    SOURCE_NOT_FOUND(422, false, "Source not found", "Check that the source is there and that Waybill may read it."),
    SOURCE_UNAVAILABLE(502, true, "Source unavailable", "The source does not answer. Try again once it does."),
    SOURCE_UNREADABLE(422, false, "File cannot be read", "Check that it is still there and that Waybill may read it."),
    SOURCE_LAYOUT(
            422,
            false,
            "File of no known layout",
            "Move it to where files of a collection lie, or name it by a record."),
    MIGRATION_SOURCE(422, false, "Nothing to migrate from", "Check MIGRATION_SOURCE_DIR and the names of the sources."),
    MIGRATION_REFERENCES(
            422, false, "References cannot be changed", "Check MIGRATION_REFERENCES and the database's rights."),
    MIGRATION_ENDPOINT(422, false, "Endpoint not allowed", "Name the endpoint of S3_ENDPOINT_URL, or a public one."),
    MIGRATION_SECRET_KEY(
            422, false, "Credentials cannot be sealed", "Set WAYBILL_SECRET_KEY, or set the bucket's credentials."),
    MIGRATION_NOT_FOUND(404, false, "Migration not found", "List them with GET /api/migrate/s3/runs."),
    MIGRATION_RUNNING(409, false, "A migration is running", "Wait for it, or abort it."),
    MIGRATION_STATE(409, false, "Not in this state of the migration", "See its status."),
    BYTES_MISSING(409, false, "Staged bytes missing", "Upload the file again."),
    KEY_TAKEN(409, false, "Key taken", "Another object lies at this key. Upload the file again to get a new key."),
    STORE_UNAVAILABLE(
            503, true, "Local storage unavailable", "Check LOCAL_STORAGE_DIR: that it is mounted, writable, not full."),
    OBJECT_ARCHIVED(409, true, "Object archived", "It has to be restored from its storage class before it opens."),
    S3_CONNECTION(500, true, "S3 connection failed", "Check S3_ENDPOINT_URL, S3_REGION and the network."),
    S3_UNAVAILABLE(503, true, "S3 unavailable", "S3 answers with an error of its own; Waybill keeps trying."),
    S3_CREDENTIALS(
            500, true, "S3 credentials rejected", "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the clock."),
    S3_CLOCK_SKEWED(
            500,
            true,
            "This machine's clock is off",
            "Set this machine's clock, for example with chrony: S3 refuses what is off by 15 minutes."),
    S3_CREDENTIALS_MISSING(
            500,
            true,
            "S3 credentials not configured",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine an IAM role."),
    S3_ACCESS_DENIED(403, true, "Access denied", "Check that the IAM policy grants what Waybill needs on the bucket."),
    S3_BUCKET_NOT_FOUND(500, true, "S3 bucket not found", "Check S3_BUCKET_NAME and S3_REGION, or create the bucket."),
    S3_ENCRYPTION_MISSING(500, true, "S3 did not encrypt", "The store must apply AES256; see the self-test."),
    S3_CORRUPTED(500, true, "S3 holds other bytes", "The store altered the object; Waybill puts it again.");

    private final int status;
    private final boolean retryable;
    private final String title;
    private final String advice;

    ErrorCode(int status, boolean retryable, String title, String advice) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
        this.advice = advice;
    }

    /** The HTTP status that this answers with. */
    public int status() {
        return status;
    }

    /** Whether the same attempt can succeed later without anybody changing the file. */
    public boolean retryable() {
        return retryable;
    }

    public String title() {
        return title;
    }

    /** One sentence that says what to do about it. */
    public String advice() {
        return advice;
    }
}
