package dev.waybill.ingest.jobfile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.upload.UploadHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Parses job files of at most 16 MiB and a hundred documents. */
@Component
class JobFileReader {

    static final int MAX_DOCUMENTS = 100;
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_STRING = 1 << 20;

    /** A hundred documents with all their members, and as much again; millions of empty ones would fill the memory. */
    private static final int MAX_TOKENS = 20_000;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(MAX_STRING)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws WaybillException BAD_REQUEST, FILE_TOO_LARGE, or CHECKSUM_MISMATCH where the headers bring a digest */
    JobFile read(InputStream body, UploadHeaders headers) throws IOException {
        if (headers.length().orElse(0) > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] content = body.readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            throw tooLarge();
        }
        if (headers.digest().isPresent() && !headers.digest().get().equals(Sha256.of(content))) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH, "Content-Digest is not that of the bytes that came");
        }
        return parse(content);
    }

    private JobFile parse(byte[] content) {
        try {
            JobFile jobFile = json.readValue(content, JobFile.class);
            if (jobFile == null || jobFile.documentsOrNone().isEmpty()) {
                throw new WaybillException(ErrorCode.BAD_REQUEST, "a job file has a list of documents");
            }
            if (jobFile.documentsOrNone().size() > MAX_DOCUMENTS) {
                throw new WaybillException(
                        ErrorCode.BAD_REQUEST, "a job file has at most " + MAX_DOCUMENTS + " documents");
            }
            return jobFile;
        } catch (StreamConstraintsException e) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST,
                    "the job file is nested too deep, has too many members, or a string in it is too long",
                    e);
        } catch (JacksonException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "the body is not a job file in JSON", e);
        }
    }

    private static WaybillException tooLarge() {
        return new WaybillException(
                ErrorCode.FILE_TOO_LARGE,
                "a job file has at most %d bytes; upload larger documents one by one".formatted(MAX_BYTES),
                Map.of("max_file_size", MAX_BYTES));
    }
}
