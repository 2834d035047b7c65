package dev.waybill.chaos.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "PUT, /b/k, false, PUT_OBJECT",
        "PUT, /b/k?x-id=PutObject, false, PUT_OBJECT",
        "PUT, /b/k, true, COPY_OBJECT",
        "PUT, /b/k?partNumber=1&uploadId=u, false, UPLOAD_PART",
        "PUT, /b/k?partNumber=1&uploadId=u, true, COPY_PART",
        "POST, /b/k?uploads, false, CREATE_UPLOAD",
        "POST, /b/k?uploadId=u, false, COMPLETE_UPLOAD",
        "DELETE, /b/k?uploadId=u, false, ABORT_UPLOAD",
        "DELETE, /b/k, false, DELETE_OBJECT",
        "GET, /b/a/k, false, GET_OBJECT",
        "HEAD, /b/k, false, HEAD_OBJECT",
        "GET, /b?list-type=2, false, BUCKET",
        "GET, /b/?list-type=2&prefix=a/b, false, BUCKET",
        "POST, /b?delete, false, BUCKET",
        "GET, /, false, BUCKET"
    })
    void tellsWhatIsAsked(String method, String target, boolean copies, Operation expected) {
        assertThat(Operation.of(method, target, copies)).isEqualTo(expected);
    }
}
