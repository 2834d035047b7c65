package dev.waybill.chaos.patch;

import static dev.waybill.chaos.patch.Service.CATALOG;
import static dev.waybill.chaos.patch.Service.INGEST;
import static dev.waybill.chaos.patch.Service.WORKER;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The protections that can be switched off, one at a time, to see that their absence is noticed. */
public final class Mutants {

    private static final Edit NO_FORCE_OF_FILE = Edit.without(SourceFiles.DURABLE_FILES, "file.force(true);");
    private static final Edit NO_FORCE_OF_DIRECTORY = Edit.without(SourceFiles.DURABLE_FILES, "channel.force(true);");

    public static final Mutant NO_FSYNC = new Mutant(
            patch("no-fsync", INGEST, NO_FORCE_OF_FILE, NO_FORCE_OF_DIRECTORY),
            "power-cut-after-202",
            "Staging on a PowerCutDisk, no worker, one upload without Idempotency-Key, since any flush writes all names."
                    + " At the 202 cut, kill ingest, restore; look into staging, or start both services. Then the bytes"
                    + " are gone, file.failed BYTES_MISSING; even the marker is, which ingest makes anew.");

    public static final Mutant NO_FSYNC_OF_FILES = new Mutant(
            patch("no-fsync-of-files", INGEST, NO_FORCE_OF_FILE),
            "power-cut-after-202",
            "The same: the name is there, and the file empty or short.");

    public static final Mutant NO_FSYNC_OF_DIRECTORIES = new Mutant(
            patch("no-fsync-of-directories", INGEST, NO_FORCE_OF_DIRECTORY),
            "power-cut-after-202",
            "The same: the bytes are there, but under the name of the part.");

    public static final Mutant NO_FSYNC_OF_RECORDS = new Mutant(
            patch(
                    "no-fsync-of-records",
                    INGEST,
                    Edit.without(SourceFiles.DIRECTORY_RECORDS, "file.force(true);"),
                    Edit.without(SourceFiles.DIRECTORY_RECORDS, "channel.force(true);")),
            "power-cut-same-key",
            "As power-cut-after-202, under an Idempotency-Key, and after the restore the same request again."
                    + " Then another id, or no answer 202 at all, since the record is empty.");

    public static final Mutant OFFSET_AT_ONCE = new Mutant(
            patch(
                    "offset-at-once",
                    WORKER,
                    new Edit(
                            SourceFiles.TAKEN_RECORD,
                            "assignment.take(received);",
                            "assignment.take(received); assignment.finish(received);")),
            "worker-killed-before-put",
            "S3 answers 503. Upload; wait until the worker's committed lag is 0 or two seconds have passed without;"
                    + " SIGKILL the worker; heal S3; start it. Then the file stays staged for ever (watchdog off, which"
                    + " announces it again and heals it).");

    public static final Mutant NO_IF_NONE_MATCH = new Mutant(
            patch(
                    "no-if-none-match",
                    WORKER,
                    // Else the worker's own trial would notice, and it would take no work.
                    Edit.without(SourceFiles.STORE_PROBE, "missing.add(Capability.CONDITIONAL_PUT);"),
                    Edit.without(SourceFiles.S3_OBJECT_STORE, ".ifNoneMatch(\"*\")"),
                    new Edit(
                            SourceFiles.S3_OBJECT_STORE,
                            "boolean occupied = find(key).isPresent();",
                            "boolean occupied = false;"),
                    new Edit(SourceFiles.MULTIPART_UPLOAD, "return complete(\"*\");", "return complete(null);")),
            "key-is-taken",
            "Worker not running. Upload one file of 1 KiB and one of 9 MiB, take their keys from file.staged, put a"
                    + " foreign object at each, start the worker. Expected: failed KEY_TAKEN, the objects as they were."
                    + " Then: overwritten.");

    public static final Mutant NO_TOMBSTONE = new Mutant(
            patch(
                    "no-tombstone",
                    CATALOG,
                    new Edit(
                            SourceFiles.STANDING,
                            "return PREVAILING_LAST.compare(this, other) >= 0 ? this : other;",
                            """
                            if (isGone() && !other.isGone()) {
                                        return other;
                                    }
                                    return PREVAILING_LAST.compare(this, other) >= 0 ? this : other;""")),
            "deleted-then-replayed",
            "Upload, wait for stored, DELETE, wait for deleted; then send the file.stored record as it was once more."
                    + " Then the row is stored again (I6).");

    public static final Mutant LAST_EVENT_WINS = new Mutant(
            patch(
                    "last-event-wins",
                    CATALOG,
                    new Edit(
                            SourceFiles.STANDING,
                            "return PREVAILING_LAST.compare(this, other) >= 0 ? this : other;",
                            "return other;")),
            "stored-then-staged-again",
            "Upload, wait for stored, send the file.staged record as it was to a catalog that alone runs."
                    + " Then the status goes back to staged (I5).");

    public static final Mutant UNSTAGED_BEFORE_OUTCOME = new Mutant(
            patch(
                    "unstaged-before-outcome",
                    WORKER,
                    Edit.before(
                            SourceFiles.STORE_FILE,
                            "outcomes.publish(new FileStored(file, bucket), eventId);",
                            "staging.delete(file.id());")),
            "outcome-not-acknowledged",
            "Kafka swallows what the worker produces, once it has the record. Upload; when the object is in the bucket,"
                    + " remove it there and let Kafka through. Expected: bytes still staged, so put again or told by"
                    + " verification. Then: staging is empty before file.stored is in the topic; that alone is red.");

    public static final Mutant UNSTAGED_BEFORE_VERIFIED = new Mutant(
            patch(
                    "unstaged-before-verified",
                    WORKER,
                    new Edit(
                            SourceFiles.STORE_FILE,
                            "boolean already = bytes.isEmpty() || verifiedPut.put(file, bytes.get());",
                            """
                            boolean already;
                                    try {
                                        already = bytes.isEmpty() || verifiedPut.put(file, bytes.get());
                                    } finally {
                                        staging.delete(file.id());
                                    }""")),
            "s3-flips-a-byte-once",
            "S3 changes one byte of the first PUT and tells no checksum. Expected: removed, put again, stored."
                    + " Then: failed BYTES_MISSING, nothing is left of the file (I1, I3).");

    public static final Mutant NOT_VERIFIED = new Mutant(
            patch(
                    "not-verified",
                    WORKER,
                    new Edit(
                            SourceFiles.VERIFICATION,
                            "if (!object.isOf(file)) {\n            return false;\n        }",
                            "if (file.size() >= 0) {\n            return true;\n        }")),
            "s3-flips-a-byte-once",
            "The same. Then: stored, with the wrong bytes (I3).");

    public static final Mutant ENCRYPTION_NOT_LOOKED_AT = new Mutant(
            patch(
                    "encryption-not-looked-at",
                    WORKER,
                    new Edit(SourceFiles.VERIFICATION, "if (store.encrypts() && !object.aes256()) {", "if (false) {")),
            "s3-drops-aes256",
            "S3 leaves x-amz-server-side-encryption out of its answers to HEAD. Expected: failed"
                    + " S3_ENCRYPTION_MISSING, no object. Then: stored.");

    public static final Mutant DEAD_LETTER_NOT_AWAITED = new Mutant(
            patch(
                    "dead-letter-not-awaited",
                    WORKER,
                    new Edit(
                            SourceFiles.DEAD_LETTERS,
                            "publisher.publish(withCause(whole(failed), failed, code, cause));",
                            "Thread.ofVirtual().start(() -> publisher.publish("
                                    + "withCause(whole(failed), failed, code, cause)));")),
            "dead-letters-unwritable",
            "The dead-letter topic is deleted (or its produce requests are refused). Send a record that is no event."
                    + " Expected: the committed offset stays before it. Then: it passes it, and once the topic is back"
                    + " there is no letter.");

    public static final Mutant ANNOUNCEMENT_NOT_AWAITED = new Mutant(
            patch(
                    "announcement-not-awaited",
                    INGEST,
                    new Edit(
                            SourceFiles.EVENT_PUBLISHER,
                            "await(send(codec.encode(envelope)));",
                            "Thread.ofVirtual().start(() -> send(codec.encode(envelope)));")),
            "kafka-silent-at-upload",
            "One upload goes through, then Kafka swallows what ingest produces. Upload. Expected: 503. Then: 202; kill"
                    + " ingest, let Kafka through, and the file is never heard of (I1).");

    public static final Mutant OUTCOME_NOT_AWAITED = new Mutant(
            patch(
                    "outcome-not-awaited",
                    WORKER,
                    new Edit(
                            SourceFiles.EVENT_PUBLISHER,
                            "await(send(codec.encode(envelope)));",
                            "Thread.ofVirtual().start(() -> send(codec.encode(envelope)));")),
            "outcome-not-acknowledged",
            "As with unstaged-before-outcome, but consuming and committing go through. Then: staging is empty, the"
                    + " offset committed; kill the worker, and the row stays staged for ever (I1).");

    /** {@code acks=1} cannot be told from {@code all} with one broker, which is why it is none. */
    public static final Mutant NO_ACKS = new Mutant(
            patch("no-acks", INGEST, new Edit(SourceFiles.COMMON_SETTINGS, "acks: all", "acks: 0")),
            "kafka-silent-at-upload",
            "The same: 202 for what only lies in a socket.");

    public static final Mutant NO_IDEMPOTENCY_RECORD = new Mutant(
            patch(
                    "no-idempotency-record",
                    INGEST,
                    new Edit(
                            SourceFiles.IDEMPOTENCY_KEYS,
                            "if (records.create(name, write(fresh))) {",
                            "if (records.read(name).isEmpty()) {"),
                    Edit.without(
                            SourceFiles.IDEMPOTENCY_KEYS,
                            "if (!isOurs(name)) {\n            throw inFlight();\n        }\n"
                                    + "        records.replace(name, write(changed));")),
            "same-key-after-kill",
            "Upload under a key with ingest.published due: no answer. Restart, the same request again. Expected: one"
                    + " file. Then: two files of one key (I4).");

    public static final Mutant CATALOG_SKIPS = new Mutant(
            patch(
                    "catalog-skips",
                    CATALOG,
                    new Edit(
                            SourceFiles.PROJECTION_CONFIGURATION,
                            "backOff.setMaxInterval(MAX_BACK_OFF_MILLIS);",
                            "backOff.setMaxInterval(MAX_BACK_OFF_MILLIS); backOff.setMaxElapsedTime(500);"),
                    Edit.without(
                            SourceFiles.PROJECTION_CONFIGURATION,
                            "throw new IllegalStateException(\"an event is never skipped\", cause);")),
            "mongo-away",
            "MongoDB refuses or resets connections while a file is uploaded and stored, until the catalog's committed"
                    + " offset has moved or 30 s have passed. Heal. Then: no row of that file (I1).");

    private static final List<Mutant> ALL = List.of(
            NO_FSYNC,
            NO_FSYNC_OF_FILES,
            NO_FSYNC_OF_DIRECTORIES,
            NO_FSYNC_OF_RECORDS,
            OFFSET_AT_ONCE,
            NO_IF_NONE_MATCH,
            NO_TOMBSTONE,
            LAST_EVENT_WINS,
            UNSTAGED_BEFORE_OUTCOME,
            UNSTAGED_BEFORE_VERIFIED,
            NOT_VERIFIED,
            ENCRYPTION_NOT_LOOKED_AT,
            DEAD_LETTER_NOT_AWAITED,
            ANNOUNCEMENT_NOT_AWAITED,
            OUTCOME_NOT_AWAITED,
            NO_ACKS,
            NO_IDEMPOTENCY_RECORD,
            CATALOG_SKIPS);

    private Mutants() {}

    public static List<Mutant> all() {
        return ALL;
    }

    /** The one of that name, or empty. */
    public static Optional<Mutant> named(String name) {
        return ALL.stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }

    private static Patch patch(String name, Service service, Edit... edits) {
        return new Patch(name, Set.of(service), List.of(edits));
    }
}
