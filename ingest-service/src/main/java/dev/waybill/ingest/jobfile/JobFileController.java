package dev.waybill.ingest.jobfile;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.document.Documents;
import dev.waybill.ingest.jobfile.JobFileAnswer.Result;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.Uploads;
import dev.waybill.ingest.upload.web.FileBodies;
import dev.waybill.ingest.upload.web.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route for job files. One bad document does not keep the others out. */
@RestController
class JobFileController {

    /** Job files are held in memory whole, unlike uploads. */
    private static final int AT_ONCE = 2;

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private final JobFileReader reader;
    private final JobFiles jobFiles;
    private final Documents documents;
    private final Sources sources;
    private final Uploads uploads;
    private final FileBodies bodies;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);

    JobFileController(
            JobFileReader reader,
            JobFiles jobFiles,
            Documents documents,
            Sources sources,
            Uploads uploads,
            FileBodies bodies) {
        this.reader = reader;
        this.jobFiles = jobFiles;
        this.documents = documents;
        this.sources = sources;
        this.uploads = uploads;
        this.bodies = bodies;
    }

    @PostMapping(path = "/api/v1/jobs/{jobId}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobFileAnswer> accept(@PathVariable String jobId, Caller caller, HttpServletRequest request)
            throws IOException, InterruptedException {
        Owner job = new Owner(Owner.Kind.JOB, jobId);
        caller.requireWrite(job);
        UploadHeaders headers = RequestHeaders.of(request, caller);
        uploads.requireOpen();
        if (!slots.tryAcquire(COME_BACK_AFTER.toSeconds(), TimeUnit.SECONDS)) {
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "too many job files at once")
                    .retryAfter(COME_BACK_AFTER);
        }
        try {
            JobFileAnswer answer = accept(job, reader.read(request.getInputStream(), headers), headers);
            return ResponseEntity.status(answer.status()).body(answer);
        } finally {
            slots.release();
        }
    }

    private JobFileAnswer accept(Owner job, JobFile jobFile, UploadHeaders headers) {
        Caller caller = headers.caller();
        Deadline stored = Deadline.in(headers.patience());
        Deadline fetched = Deadline.in(sources.patience()); // of all together: who waits for them holds a slot
        List<Result> results = new ArrayList<>();
        for (JobFile.@Nullable Document document : jobFile.documentsOrNone()) {
            Optional<String> key = keyOf(headers, results.size());
            results.add(result(() ->
                    documents.accept(jobFiles.check(job, caller, document), caller, key, stored.left(), fetched)));
        }
        return new JobFileAnswer(results);
    }

    /** Each document has a key of its own, which follows from the request's and cannot be one that a client sends. */
    private static Optional<String> keyOf(UploadHeaders headers, int index) {
        return headers.idempotencyKey()
                .map(key -> Sha256.of((key + "\n" + index).getBytes(StandardCharsets.UTF_8))
                        .hex());
    }

    private Result result(Supplier<Accepted> acceptance) {
        long started = System.nanoTime();
        WaybillException refusal;
        try {
            Accepted accepted = acceptance.get();
            return Result.of(accepted.status() == FileStatus.STORED ? 201 : 202, bodies.of(accepted));
        } catch (WaybillException e) {
            refusal = e;
        } catch (IllegalArgumentException e) {
            refusal = new WaybillException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), e);
        }
        uploads.refused(null, refusal.code(), Duration.ofNanos(System.nanoTime() - started));
        return Result.of(refusal);
    }
}
