package dev.waybill.ingest.jobfile;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import dev.waybill.ingest.jobfile.JobFileAnswer.Result;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.web.FileBodies;
import dev.waybill.ingest.upload.web.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route for job files. One bad document does not keep the others out. */
@RestController
class JobFileController {

    private final JobFileReader reader;
    private final JobFiles jobFiles;
    private final FileBodies bodies;

    JobFileController(JobFileReader reader, JobFiles jobFiles, FileBodies bodies) {
        this.reader = reader;
        this.jobFiles = jobFiles;
        this.bodies = bodies;
    }

    @PostMapping(path = "/api/v1/jobs/{jobId}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobFileAnswer> accept(@PathVariable String jobId, HttpServletRequest request) throws IOException {
        Owner job = new Owner(Owner.Kind.JOB, jobId);
        UploadHeaders headers = RequestHeaders.of(request);
        List<JobFile.@Nullable Document> documents = reader.read(
                        request.getInputStream(), headers.length().orElse(0))
                .documentsOrNone();
        JobFileAnswer answer = new JobFileAnswer(IntStream.range(0, documents.size())
                .mapToObj(index -> result(job, documents.get(index), headers, index))
                .toList());
        return ResponseEntity.status(answer.status()).body(answer);
    }

    private Result result(Owner job, JobFile.@Nullable Document document, UploadHeaders headers, int index) {
        try {
            Accepted accepted = jobFiles.accept(job, document, headers, index);
            return Result.of(accepted.status() == FileStatus.STORED ? 201 : 202, bodies.of(accepted));
        } catch (WaybillException e) {
            return Result.of(e);
        } catch (IllegalArgumentException e) {
            return Result.of(new WaybillException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), e));
        }
    }
}
