package dev.waybill.ingest.jobfile;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.web.FileBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each document of a job file, in the order in which they came. */
record JobFileAnswer(List<Result> documents) {

    /** One of them: the file, or the problem. */
    record Result(
            int status, @Nullable FileBody file, @Nullable Problem problem) {

        static Result of(int status, FileBody file) {
            return new Result(status, file, null);
        }

        static Result of(WaybillException e) {
            ErrorCode code = e.code();
            return new Result(
                    code.status(),
                    null,
                    new Problem(code.title(), code.status(), e.message(), code.name(), code.advice(), e.members()));
        }
    }

    /** The members of RFC 9457 that matter in a list. */
    record Problem(
            String title,
            int status,
            String detail,
            String code,
            String advice,
            @JsonAnyGetter Map<String, Object> members) {}

    /** The status that all documents have, else 207. */
    int status() {
        List<Integer> statuses =
                documents.stream().map(Result::status).distinct().toList();
        return statuses.size() == 1 ? statuses.getFirst() : 207;
    }
}
