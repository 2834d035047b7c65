package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.load.Api;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.file.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One client that does one thing after another, and writes down what it is told like all others. */
public final class Solo {

    private static final AtomicLong count = new AtomicLong();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Api api;

    Solo(Stage stage) {
        this.stage = stage;
        this.api = stage.examination().api();
    }

    /** Bytes that nobody else has, of at least that many. */
    public byte[] bytes(int size) {
        byte[] head = "%%PDF-1.7 solo %d of %d\n"
                .formatted(count.incrementAndGet(), ProcessHandle.current().pid())
                .getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(head, Math.max(size, head.length));
    }

    /** Writes down that these bytes will be sent. @param repeatable whether under a key */
    public Submission begin(byte[] bytes, boolean repeatable) {
        return stage.history().begin(new Submission("solo", Sha256.of(bytes).hex(), bytes.length, repeatable));
    }

    /** Sends them, without a key. @return the answer; the submission knows what it means */
    public Answer upload(Submission submission, byte[] bytes) {
        return upload(submission, bytes, null);
    }

    /** The same under a key. */
    public Answer upload(Submission submission, byte[] bytes, @Nullable String key) {
        URI uri = stage.cluster()
                .ingestAddresses()
                .getFirst()
                .resolve("/api/v1/agencies/AGY-1/documents/job_order?filename=solo.pdf");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(bytes));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        Answer answer = api.send(request);
        Told told = key != null && answer.told() == Told.FAILED ? Told.UNKNOWN : answer.told();
        stage.history().operation(told);
        submission.told(told);
        if (told == Told.OK) {
            JsonNode file = answer.json();
            submission.becameFile(
                    file.path("id").asString(), file.path("filename").asString());
        }
        return answer;
    }

    /** Uploads something new that is sure to be taken in. @return what was sent */
    public Submission uploadNew(int size) {
        byte[] bytes = bytes(size);
        Submission submission = begin(bytes, false);
        Answer answer = upload(submission, bytes);
        stage.expect(submission.told() == Told.OK, "an upload is answered " + answer.status());
        return submission;
    }

    /** What the catalog says of a file; 0 for its status when it does not know it. */
    public Answer look(Submission file) {
        return api.get(stage.cluster()
                .catalogAddresses()
                .getFirst()
                .resolve("/api/v1/files/" + file.ids().iterator().next()));
    }

    /** Whether a file is of that status now. */
    public boolean is(Submission file, Status status) {
        Answer answer = look(file);
        if (answer.status() == 410) {
            return status == Status.DELETED || status == Status.DELETING;
        }
        return answer.status() == 200
                && Status.parse(answer.json().path("status").asString()) == status;
    }

    /** Waits for it, a minute at most. @return whether it came to be */
    public boolean becomes(Submission file, Status status) {
        return Wait.happens(() -> is(file, status), PATIENCE);
    }

    /** Whether there is a link to a file, and it gives its bytes. */
    public boolean followsLink(Submission file) {
        Answer redirect = api.get(stage.cluster()
                .catalogAddresses()
                .getFirst()
                .resolve("/api/files/" + file.name().orElseThrow()));
        stage.history().operation(redirect.told());
        if (redirect.status() != 302 || redirect.location().isEmpty()) {
            return false;
        }
        Answer bytes = api.get(URI.create(redirect.location().get()));
        return bytes.status() == 200 && Sha256.of(bytes.body()).hex().equals(file.sha256());
    }

    public Answer delete(Submission file) {
        file.deletion(Told.UNKNOWN);
        Answer answer = api.send(HttpRequest.newBuilder(stage.cluster()
                        .catalogAddresses()
                        .getFirst()
                        .resolve("/api/v1/files/" + file.ids().iterator().next()))
                .DELETE());
        stage.history().operation(answer.told());
        if (answer.told() == Told.OK) {
            file.deletion(Told.OK);
        }
        return answer;
    }
}
