package dev.waybill.catalog.file.mongo;

/** The members of a document in {@code files}. */
final class Fields {

    static final String ID = "_id";
    static final String NAME = "name";
    static final String KEY = "s3_key";
    static final String COLLECTION = "collection";
    /** Kind and id in one, such as {@code agency_id=AGY-123}: one index serves every kind of owner. */
    static final String OWNER = "owner";

    static final String DOC_TYPE = "doc_type";
    static final String ORIGINAL_FILENAME = "original_filename";
    static final String FILE_TYPE = "file_type";
    static final String SIZE = "size";
    static final String SHA256 = "sha256";
    static final String UPLOADED_BY = "uploaded_by";
    static final String CREATED_AT = "created_at";
    /** Title, description and tags as they are now. */
    static final String TITLE = "title";

    static final String DESCRIPTION = "description";
    static final String TAGS = "tags";
    /** The labels as the events have them; only there once they were edited. */
    static final String ANNOUNCED = "announced";

    static final String EDITED_AT = "edited_at";
    static final String STATUS = "status";
    static final String UPDATED_AT = "updated_at";
    static final String STANDING = "standing";
    static final String ATTEMPT = "attempt";
    static final String TIME = "time";
    static final String EVENT_ID = "event_id";
    static final String CODE = "code";
    static final String MESSAGE = "message";
    static final String BUCKET = "bucket";
    /** Where it lay before; only there once it was relocated, and empty where that was in no bucket. */
    static final String RELOCATED = "relocated";

    static final String FROM_BUCKET = "from_bucket";
    /** Where in a document its bucket is. */
    static final String STORED_IN = STANDING + "." + BUCKET;

    static final String TIMELINE = "timeline";
    static final String TYPE = "type";
    static final String VERSION = "version";

    private Fields() {}
}
