package dev.waybill.ingest.inbox;

import dev.waybill.access.Caller;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.inbox.DocumentSubmitted;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.document.Content;
import dev.waybill.ingest.document.Document;
import dev.waybill.ingest.document.Documents;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.UploadTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes in documents that events bring, the same way as any upload. */
@Component
public class Submissions {

    private final Documents documents;
    private final Collections collections;
    private final Sources sources;

    Submissions(Documents documents, Collections collections, Sources sources) {
        this.documents = documents;
        this.collections = collections;
        this.sources = sources;
    }

    /**
     * Returns once the document is durable and announced. However often the same event comes within 24 hours of
     * the first time, it makes one file; later it makes another one.
     *
     * @param envelope of which it is known that its topic may write for its owner
     * @throws dev.waybill.error.WaybillException as {@link Documents#accept} says
     * @throws IllegalArgumentException when a member has not the form that its collection asks for
     */
    public Accepted accept(InboxEnvelope envelope, DocumentSubmitted submitted) {
        Owner owner = submitted.owner();
        DocumentSubmitted.Source source = submitted.source();
        Document document = new Document(
                new UploadTarget(
                        collections.get(submitted.collection()), owner, submitted.docType(), submitted.labels()),
                submitted.filename(),
                Optional.ofNullable(submitted.sha256()),
                Content.of(submitted.contentBase64(), source == null ? null : source.uri()));
        Caller upstream = new Caller("inbox:" + envelope.topic(), false, Set.of(owner));
        return documents.accept(
                document, upstream, Optional.of(keyOf(envelope)), Duration.ZERO, Deadline.in(sources.patience()));
    }

    /** The topic is the caller's name and so part of the key as well: nobody takes another's (source, id) first. */
    private static String keyOf(InboxEnvelope envelope) {
        String names = envelope.source() + "\n" + envelope.eventId();
        return Sha256.of(names.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
