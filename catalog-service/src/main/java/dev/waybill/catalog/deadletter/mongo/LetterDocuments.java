package dev.waybill.catalog.deadletter.mongo;

import dev.waybill.catalog.deadletter.Bytes;
import dev.waybill.catalog.deadletter.Cause;
import dev.waybill.catalog.deadletter.Content;
import dev.waybill.catalog.deadletter.DeadLetter;
import dev.waybill.catalog.deadletter.DeadLetterId;
import dev.waybill.catalog.deadletter.Deed;
import dev.waybill.catalog.deadletter.DeskStatus;
import dev.waybill.catalog.deadletter.Origin;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Dead letters as documents, and back. */
final class LetterDocuments {

    static final String ID = "_id";
    static final String CODE = "code";
    static final String TOPIC = "topic";
    static final String STATUS = "status";
    static final String KEY = "key";
    /** What lists hold of the key, so that they need not load it. */
    static final String KEY_START = "key_start";

    static final String HISTORY = "history";
    static final String VERSION = "version";
    static final String PAYLOAD = "payload";
    static final String HEADERS = "headers";

    private LetterDocuments() {}

    static Document document(DeadLetter letter, Content content) {
        Document document = new Document(ID, letter.id().toString())
                .append("arrived_at", Date.from(letter.arrivedAt()))
                .append(CODE, letter.cause().code())
                .append("message", letter.cause().message())
                .append("service", letter.cause().service())
                .append("failed_at", Date.from(letter.cause().failedAt()));
        Origin origin = letter.origin();
        if (origin != null) {
            document.append(TOPIC, origin.topic())
                    .append("partition", origin.partition())
                    .append("offset", origin.offset());
        }
        return document.append(KEY, letter.key())
                .append(KEY_START, DeadLetter.listedKey(letter.key()))
                .append("size", letter.size())
                .append("left_out", letter.leftOut())
                .append(
                        "replay_of",
                        letter.replayOf() == null ? null : letter.replayOf().toString())
                .append(STATUS, letter.status().toString())
                .append(HISTORY, history(letter))
                .append(VERSION, letter.version())
                .append(PAYLOAD, binary(content.payload()))
                .append(
                        HEADERS,
                        content.headers().stream().map(LetterDocuments::header).toList());
    }

    static List<Document> history(DeadLetter letter) {
        return letter.history().stream().map(LetterDocuments::deed).toList();
    }

    static DeadLetter letter(Document document) {
        return letter(document, document.getString(KEY));
    }

    /** With the start of its key for the key. */
    static DeadLetter listed(Document document) {
        return letter(document, document.getString(KEY_START));
    }

    private static DeadLetter letter(Document document, @Nullable String key) {
        String replayOf = document.getString("replay_of");
        return new DeadLetter(
                DeadLetterId.parse(document.getString(ID)),
                time(document, "arrived_at"),
                new Cause(
                        document.getString(CODE),
                        document.getString("message"),
                        document.getString("service"),
                        time(document, "failed_at")),
                origin(document),
                key,
                document.getLong("size"),
                document.getBoolean("left_out"),
                replayOf == null ? null : DeadLetterId.parse(replayOf),
                DeskStatus.of(document.getString(STATUS)),
                document.getList(HISTORY, Document.class).stream()
                        .map(LetterDocuments::deed)
                        .toList(),
                document.getLong(VERSION));
    }

    static Content content(Document document) {
        return new Content(
                bytes(document.get(PAYLOAD, Binary.class)),
                document.getList(HEADERS, Document.class).stream()
                        .map(header ->
                                new Content.Header(header.getString("name"), bytes(header.get("value", Binary.class))))
                        .toList());
    }

    private static @Nullable Origin origin(Document document) {
        return document.containsKey(TOPIC)
                ? new Origin(document.getString(TOPIC), document.getInteger("partition"), document.getLong("offset"))
                : null;
    }

    private static Document header(Content.Header header) {
        return new Document("name", header.name()).append("value", binary(header.value()));
    }

    private static Document deed(Deed deed) {
        return new Document("action", deed.action())
                .append("by", deed.by())
                .append("at", Date.from(deed.at()))
                .append("reason", deed.reason())
                .append("note", deed.note());
    }

    private static Deed deed(Document document) {
        return new Deed(
                document.getString("action"),
                document.getString("by"),
                time(document, "at"),
                document.getString("reason"),
                document.getString("note"));
    }

    private static @Nullable Binary binary(@Nullable Bytes bytes) {
        return bytes == null ? null : new Binary(bytes.value());
    }

    private static @Nullable Bytes bytes(@Nullable Binary binary) {
        return binary == null ? null : new Bytes(binary.getData());
    }

    private static Instant time(Document document, String member) {
        return document.getDate(member).toInstant();
    }
}
