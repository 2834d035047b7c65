package dev.waybill.cli.upload;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.Retries;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.session.DurationOption;
import dev.waybill.cli.session.Session;
import dev.waybill.cli.terminal.ByteSize;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Inert;
import dev.waybill.cli.terminal.Progress;
import java.io.File;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code waybill upload}. Ends with 0 when every file was taken, 1 when one was not, 2 when the command makes no sense. */
@Command(
        name = "upload",
        description = "Uploads files; prints the name that each can be had by.",
        footer = {
            "",
            "A file is sent again when the connection is lost or the server says later; an",
            "Idempotency-Key of its own keeps the server from taking it twice.",
            "",
            "  waybill upload invoice.pdf --agency AGY-123 --doc-type agency_invoice",
            "  waybill upload photo.jpg --event 42"
        })
public final class UploadCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "what to upload; - is standard input")
    private List<String> files;

    @ArgGroup(multiplicity = "1")
    private Destination destination;

    @Option(
            names = "--doc-type",
            paramLabel = "TYPE",
            description = "what kind of document, such as agency_invoice, approved_quotation, job_order, rate_card")
    private @Nullable String docType;

    @Option(
            names = "--wait",
            paramLabel = "10s",
            converter = DurationOption.class,
            description = "ask the server to answer only once the file is stored, up to this long")
    private @Nullable Duration wait;

    @Option(names = "--filename", paramLabel = "NAME", description = "what to call a single file, or standard input")
    private @Nullable String filename;

    @Option(
            names = "--content-type",
            paramLabel = "TYPE",
            defaultValue = "application/octet-stream",
            description = "media type to claim (default: ${DEFAULT-VALUE}; the server looks for itself)")
    private String contentType;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "for a single file (default: a new one each)")
    private @Nullable String idempotencyKey;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "3",
            description = "attempts after the first (default: ${DEFAULT-VALUE})")
    private int retries;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "files under way at once (default: ${DEFAULT-VALUE})")
    private int parallel;

    @Option(names = "--no-digest", description = "do not read each file once before, for its SHA-256")
    private boolean noDigest;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    public UploadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        Server server = session.server(spec);
        Upload upload = new Upload(
                server,
                destination.path(docType),
                headers(),
                !noDigest,
                new Retries(retries, RandomGenerator.getDefault()));
        try (Progress progress = session.terminal().progress(label(), total());
                ExecutorService workers = Executors.newFixedThreadPool(
                        parallel, Thread.ofVirtual().factory())) {
            List<Future<Answer>> answers = files.stream()
                    .map(file -> workers.submit(() -> upload.send(document(file), key(), progress)))
                    .toList();
            int failed = 0;
            for (int i = 0; i < answers.size(); i++) {
                failed += report(files.get(i), answers.get(i)) ? 0 : 1;
            }
            return failed == 0 ? 0 : 1;
        }
    }

    private void check() {
        require(docType != null || !destination.takesDocuments(), "Documents need a --doc-type.");
        require(docType == null || destination.takesDocuments(), "Only documents have a --doc-type.");
        require(files.size() == 1 || idempotencyKey == null, "--idempotency-key is for a single file.");
        require(files.size() == 1 || filename == null, "--filename is for a single file.");
        require(files.size() == 1 || !files.contains(STDIN), "Standard input (-) is uploaded alone.");
        require(filename != null || !files.contains(STDIN), "Standard input (-) needs a --filename.");
        require(filename == null || !filename.isBlank(), "--filename is empty.");
        require(
                idempotencyKey == null || idempotencyKey.matches("[\\x21-\\x7e]{1,255}"),
                "--idempotency-key takes up to 255 ASCII characters without spaces.");
        require(contentType.matches("[\\x20-\\x7e]+/[\\x20-\\x7e]+"), "--content-type is no media type.");
        require(retries >= 0, "--retries cannot be negative.");
        require(parallel >= 1 && parallel <= 64, "--parallel takes 1 to 64.");
    }

    private void require(boolean sense, String sentence) {
        if (!sense) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        if (wait != null) {
            headers.put("Prefer", "wait=" + Math.ceilDiv(wait.toMillis(), 1000));
        }
        return headers;
    }

    private String label() {
        return files.size() == 1 ? (filename == null ? files.getFirst() : filename) : files.size() + " files";
    }

    /** Files that are not there count nothing; they are complained of in their turn. */
    private long total() {
        return files.contains(STDIN)
                ? -1
                : files.stream().mapToLong(file -> new File(file).length()).sum();
    }

    private Document document(String file) {
        if (file.equals(STDIN)) {
            return Document.stream(session.terminal().input(), String.valueOf(filename));
        }
        return Document.file(file, filename == null ? Document.nameOf(file) : filename);
    }

    private String key() {
        return idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    }

    private boolean report(String file, Future<Answer> result) throws InterruptedException {
        try {
            Answer answer = result.get();
            session.terminal().print(session.json() ? answer.line() : sentence(file, answer.json()));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Complaint complaint) {
                session.complain(file, complaint);
                return false;
            }
            throw new IllegalStateException(e.getCause());
        } catch (Complaint complaint) {
            session.complain(file, complaint);
            return false;
        }
    }

    private static String sentence(String file, JsonNode taken) {
        return Inert.text("%s → %s (%s, %s)"
                .formatted(
                        file,
                        taken.path("filename").asString("?"),
                        ByteSize.of(taken.path("size").asLong(-1)),
                        taken.path("status").asString("?")));
    }
}
