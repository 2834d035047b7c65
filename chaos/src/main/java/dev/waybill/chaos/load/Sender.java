package dev.waybill.chaos.load;

import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.load.Api.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One client's ways to hand files over by HTTP. For one thread. */
final class Sender {

    private static final int OWNERS = 7;
    private static final int TRIES = 6;
    private static final int MAX_INLINE = 300 << 10;
    private static final String BOUNDARY = "chaos-boundary-7f3a";

    private final String client;
    private final Target target;
    private final Api api;
    private final History history;
    private final RandomGenerator random;
    private final Pace pace;
    private final int largest;
    private int count;

    Sender(String client, Target target, Api api, History history, RandomGenerator random, Pace pace, int largest) {
        this.client = client;
        this.target = target;
        this.api = api;
        this.history = history;
        this.random = random;
        this.pace = pace;
        this.largest = largest;
    }

    /** The body as it is. Half of them under a key, and those are sent again until they have an answer. */
    void upload() {
        Content content = content("upload");
        boolean keyed = random.nextBoolean();
        Submission submission = begin("upload", content, keyed);
        String path = "/api/v1/agencies/AGY-%d/documents/job_order?filename=%s.pdf"
                .formatted(1 + random.nextInt(OWNERS), client);
        send(
                submission,
                keyed,
                () -> HttpRequest.newBuilder(target.ingest(random, path))
                        .POST(BodyPublishers.ofByteArray(content.bytes())));
    }

    /** A form, to the route that waits until the file is stored. */
    void media() {
        Content content = content("media");
        boolean keyed = random.nextBoolean();
        Submission submission = begin("media", content, keyed);
        String path = "/api/v1/events/EVT-" + random.nextInt(OWNERS) + "/media";
        byte[] form = form(content);
        send(
                submission,
                keyed,
                () -> HttpRequest.newBuilder(target.ingest(random, path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(form)));
    }

    private interface Request {
        HttpRequest.Builder build();
    }

    private void send(Submission submission, boolean keyed, Request request) {
        for (int tries = 1; tries <= (keyed ? TRIES : 1); tries++) {
            HttpRequest.Builder builder = request.build();
            if (keyed) {
                builder.header("Idempotency-Key", submission.sha256());
            }
            Answer answer = api.send(builder);
            Told told = keyed && answer.told() == Told.FAILED ? Told.UNKNOWN : answer.told();
            history.operation(told);
            submission.told(told);
            if (told == Told.OK) {
                became(submission, answer.json());
                return;
            }
            if (!pace.breathe(random)) {
                return;
            }
        }
    }

    private static void became(Submission submission, JsonNode file) {
        submission.becameFile(file.path("id").asString(), file.path("filename").asString());
    }

    /** A job file of a few documents, each with an answer of its own. */
    void jobFile() {
        List<Submission> submissions = new ArrayList<>();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Content content = small("job-file");
            submissions.add(begin("job-file", content, false));
            documents.add(Map.of(
                    "doc_type",
                    "job_order",
                    "filename",
                    client + ".pdf",
                    "sha256",
                    content.sha256(),
                    "content_base64",
                    Base64.getEncoder().encodeToString(content.bytes())));
        }
        URI uri = target.ingest(random, "/api/v1/jobs/JOB-" + random.nextInt(OWNERS) + "/documents");
        Answer answer = api.send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("documents", documents)))));
        JsonNode results = answer.json().path("documents");
        IntStream.range(0, submissions.size())
                .forEach(i -> told(submissions.get(i), results.isArray() ? results.path(i) : null, answer.told()));
    }

    private void told(Submission submission, @Nullable JsonNode result, Told whole) {
        Told told = whole;
        if (result != null) {
            told = Api.told(result.path("status").asInt());
        }
        history.operation(told);
        submission.told(told);
        if (told == Told.OK && result != null) {
            became(submission, result.path("file"));
        }
    }

    /** Bytes that fit into an event. */
    Content small(String kind) {
        return Content.of(label(kind), random, MAX_INLINE);
    }

    private Content content(String kind) {
        return Content.of(label(kind), random, largest);
    }

    private String label(String kind) {
        return "%s/%d %s %d".formatted(client, ++count, kind, random.nextLong());
    }

    Submission begin(String kind, Content content, boolean repeatable) {
        String label = "%s/%d %s".formatted(client, count, kind);
        return history.begin(new Submission(label, content.sha256(), content.bytes().length, repeatable));
    }

    private static byte[] form(Content content) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nchaos\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"media.pdf\"\r\nContent-Type: "
                        + Content.TYPE + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] form = new byte[head.length + content.bytes().length + tail.length];
        System.arraycopy(head, 0, form, 0, head.length);
        System.arraycopy(content.bytes(), 0, form, head.length, content.bytes().length);
        System.arraycopy(tail, 0, form, form.length - tail.length, tail.length);
        return form;
    }
}
