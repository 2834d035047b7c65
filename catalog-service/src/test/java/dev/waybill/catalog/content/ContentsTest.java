package dev.waybill.catalog.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

class ContentsTest {

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Contents contents = new Contents(ObjectStores.only(store));
    private final FileDetails file = Samples.file();
    private final byte[] bytes = Samples.content(file.id());
    private final String etag = "\"" + file.sha256().hex() + "\"";

    ContentsTest() {
        put(file, bytes);
    }

    private void put(FileDetails file, byte[] bytes) {
        store.putIfAbsent(file, new StagedFile() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        });
    }

    private ResponseEntity<InputStreamResource> ask(HttpMethod method, String... headers) {
        return ask(Samples.stored(file), Disposition.INLINE, method, headers);
    }

    private ResponseEntity<InputStreamResource> ask(
            EventEnvelope event, Disposition wanted, HttpMethod method, String... headers) {
        HttpHeaders given = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            given.set(headers[i], headers[i + 1]);
        }
        return contents.serve(CatalogEntry.of(event), wanted, new ContentRequest(method, given));
    }

    private static byte[] body(ResponseEntity<InputStreamResource> answer) throws IOException {
        try (InputStream body = answer.getBody().getInputStream()) {
            return body.readAllBytes();
        }
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    @Test
    void allOfItSaysWhatItIs() throws IOException {
        var answer = ask(HttpMethod.GET);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo(bytes);
        HttpHeaders headers = answer.getHeaders();
        assertThat(headers.getContentLength()).isEqualTo(bytes.length);
        assertThat(headers.getETag()).isEqualTo(etag);
        assertThat(headers.getLastModified() / 1000).isEqualTo(file.createdAt().getEpochSecond());
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
        assertThat(headers.getFirst("Content-Disposition")).isEqualTo("inline; filename=\"invoice.pdf\"");
        assertThat(headers.getFirst("Accept-Ranges")).isEqualTo("bytes");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getCacheControl()).isEqualTo("no-cache, private");
    }

    @Test
    void headSaysTheSameWithoutTheBytes() {
        var answer = ask(HttpMethod.HEAD, "Range", "bytes=0-1");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(bytes.length);
        assertThat(answer.getBody()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0-3,0,3", "7-,7,-1", "-5,-5,-1", "0-999999,0,-1", "-999999,0,-1", "4-4,4,4"})
    void oneRangeIsSentByItself(String range, int first, int last) throws IOException {
        int size = bytes.length;
        int from = first < 0 ? size + first : first;
        int to = last < 0 ? size - 1 : last;

        var answer = ask(HttpMethod.GET, "Range", "bytes=" + range);

        assertThat(answer.getStatusCode().value()).isEqualTo(206);
        assertThat(answer.getHeaders().getFirst("Content-Range")).isEqualTo("bytes %d-%d/%d", from, to, size);
        assertThat(answer.getHeaders().getContentLength()).isEqualTo(to - from + 1);
        assertThat(body(answer)).isEqualTo(Arrays.copyOfRange(bytes, from, to + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "bytes=x", "lines=1-2", "bytes=", "bytes=--1"})
    void severalRangesAndOnesThatAreNoneGetAllOfIt(String range) throws IOException {
        var answer = ask(HttpMethod.GET, "Range", range);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=9223372036854775807-"})
    void aRangeBeyondTheEndCannotBeSent(String range) {
        WaybillException refusal = refusal(() -> ask(HttpMethod.GET, "Range", range));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RANGE_NOT_SATISFIABLE);
        assertThat(refusal.members()).containsEntry("size", (long) bytes.length);
    }

    @Test
    void aRangeIsForWhoeverHasTheRestOfTheSame() {
        assertThat(status("Range", "bytes=0-1", "If-Range", etag)).isEqualTo(206);
        assertThat(status("Range", "bytes=0-1", "If-Range", date(file.createdAt())))
                .isEqualTo(206);
        assertThat(status("Range", "bytes=0-1", "If-Range", "\"another\"")).isEqualTo(200);
        assertThat(status("Range", "bytes=0-1", "If-Range", "W/" + etag)).isEqualTo(200);
        assertThat(status(
                        "Range", "bytes=0-1", "If-Range", date(file.createdAt().plusSeconds(5))))
                .isEqualTo(200);
    }

    /** RFC 9110, 13.1.5: what cannot be told apart is sent whole, and without a range there is nothing to tell apart. */
    @Test
    void anIfRangeThatIsNoneGetsAllOfIt() throws IOException {
        for (String nonsense :
                new String[] {"yesterday", "", "-1", file.sha256().hex(), "*"}) {
            var answer = ask(HttpMethod.GET, "Range", "bytes=0-1", "If-Range", nonsense);

            assertThat(answer.getStatusCode().value()).as(nonsense).isEqualTo(200);
            assertThat(body(answer)).isEqualTo(bytes);
        }
        assertThat(status("If-Range", "yesterday")).isEqualTo(200);
        assertThat(status("If-Range", etag)).isEqualTo(200);
    }

    @Test
    void whoeverHasItAlreadyIsNotSentItAgain() {
        assertThat(status("If-None-Match", etag)).isEqualTo(304);
        assertThat(status("If-None-Match", "\"x\", W/" + etag)).isEqualTo(304);
        assertThat(status("If-None-Match", "*")).isEqualTo(304);
        assertThat(status("If-None-Match", "\"x\"")).isEqualTo(200);
        assertThat(status("If-Modified-Since", date(file.createdAt()))).isEqualTo(304);
        assertThat(status("If-Modified-Since", date(file.createdAt().minusSeconds(5))))
                .isEqualTo(200);
        assertThat(status("If-Modified-Since", "yesterday")).isEqualTo(200);
        assertThat(status("If-None-Match", "\"x\"", "If-Modified-Since", date(file.createdAt())))
                .as("the ETag says more than the date")
                .isEqualTo(200);
        var answer = ask(HttpMethod.GET, "If-None-Match", etag);
        assertThat(answer.getHeaders().getETag()).isEqualTo(etag);
        assertThat(answer.getBody()).isNull();
    }

    @Test
    void whoeverAsksForJustThisGetsNoOther() {
        assertThat(status("If-Match", etag)).isEqualTo(200);
        assertThat(status("If-Match", "*")).isEqualTo(200);
        assertThat(status("If-Unmodified-Since", date(file.createdAt()))).isEqualTo(200);
        assertThat(refusal(() -> ask(HttpMethod.GET, "If-Match", "\"x\"")).code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refusal(() -> ask(HttpMethod.GET, "If-Match", "W/" + etag)).code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refusal(() -> ask(
                                HttpMethod.GET,
                                "If-Unmodified-Since",
                                date(file.createdAt().minusSeconds(5))))
                        .code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    private int status(String... headers) {
        return ask(HttpMethod.GET, headers).getStatusCode().value();
    }

    @Test
    void anEmptyFileHasNoRange() throws IOException {
        FileDetails announced = Samples.empty();
        put(announced, new byte[0]);

        var answer = ask(Samples.stored(announced), Disposition.ATTACHMENT, HttpMethod.GET);
        assertThat(body(answer)).isEmpty();
        assertThat(answer.getHeaders().getContentLength()).isZero();
        assertThat(refusal(() -> ask(
                                Samples.stored(announced), Disposition.ATTACHMENT, HttpMethod.GET, "Range", "bytes=0-"))
                        .code())
                .isEqualTo(ErrorCode.RANGE_NOT_SATISFIABLE);
    }

    @Test
    void onlyHarmlessTypesAreShown() {
        FileDetails page = Samples.media("e1", "x.svg", "image/svg+xml");
        put(page, Samples.content(page.id()));

        HttpHeaders headers =
                ask(Samples.stored(page), Disposition.INLINE, HttpMethod.GET).getHeaders();

        assertThat(headers.getFirst("Content-Disposition")).isEqualTo("attachment; filename=\"x.svg\"");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void anyOtherFileSaysWhyThereAreNoBytes() {
        assertThat(codeOf(Samples::staged)).isEqualTo(ErrorCode.ON_ITS_WAY);
        assertThat(codeOf(Samples::failed)).isEqualTo(ErrorCode.FILE_FAILED);
        assertThat(codeOf(Samples::deletionRequested)).isEqualTo(ErrorCode.FILE_DELETED);
        assertThat(codeOf(Samples::deleted)).isEqualTo(ErrorCode.FILE_DELETED);
    }

    private ErrorCode codeOf(Function<FileDetails, EventEnvelope> event) {
        return refusal(() -> ask(event.apply(file), Disposition.INLINE, HttpMethod.GET))
                .code();
    }

    @Test
    void anObjectThatIsGoneIsNotThereForHeadEither() {
        store.delete(file.key());

        assertThat(refusal(() -> ask(HttpMethod.GET)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> ask(HttpMethod.HEAD)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anObjectThatIsTooShortIsNotPassedOff() {
        FileDetails longer = Samples.ofSize(file, bytes.length + 1);

        assertThat(refusal(() -> ask(Samples.stored(longer), Disposition.INLINE, HttpMethod.GET))
                        .code())
                .isEqualTo(ErrorCode.S3_CORRUPTED);
    }

    private static WaybillException refusal(Runnable call) {
        WaybillException refusal = catchThrowableOfType(WaybillException.class, call::run);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
