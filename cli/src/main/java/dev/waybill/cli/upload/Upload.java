package dev.waybill.cli.upload;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Patience;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.terminal.Progress;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Sends documents to one place.
 *
 * @param headers sent with every document
 * @param digest whether each is read once before, for its Content-Digest
 */
record Upload(Server server, ApiPath place, Map<String, String> headers, boolean digest, Patience patience) {
    /** From here on it pays to have the server look at the head of the request before the body is on its way. */
    private static final long LARGE = 1 << 20;

    /** One document, taken once by the server however many attempts it needs: all carry the same Idempotency-Key. */
    Answer send(Document document, String idempotencyKey, Progress progress) {
        HttpRequest.Builder request = server.request(place.with("filename", document.filename()))
                .header("Idempotency-Key", idempotencyKey)
                .expectContinue(document.size() < 0 || document.size() >= LARGE)
                .POST(new Body(document, progress).publisher());
        headers.forEach(request::header);
        if (digest && document.repeatable()) {
            request.header("Content-Digest", Digest.of(document));
        }
        return server.send(request.build(), document.repeatable() ? patience : Patience.NONE);
    }
}
