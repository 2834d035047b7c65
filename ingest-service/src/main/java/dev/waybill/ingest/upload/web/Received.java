package dev.waybill.ingest.upload.web;

import dev.waybill.file.FileStatus;
import dev.waybill.ingest.upload.Accepted;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.ResponseEntity;

/** An upload that was accepted. @param preferred how long its sender asked to wait, zero for not at all */
record Received(Accepted accepted, Duration preferred) {

    /** 201 where the file is stored by now, else 202. */
    <T> ResponseEntity<T> answer(T body) {
        var answer = ResponseEntity.status(accepted.status() == FileStatus.STORED ? 201 : 202)
                .location(URI.create("/api/v1/files/" + accepted.file().id()));
        if (!preferred.isZero()) {
            answer.header("Preference-Applied", "wait=" + preferred.toSeconds());
        }
        return answer.body(body);
    }
}
