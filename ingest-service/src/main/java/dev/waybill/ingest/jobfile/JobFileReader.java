package dev.waybill.ingest.jobfile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
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

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(MAX_STRING)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws WaybillException BAD_REQUEST or FILE_TOO_LARGE */
    JobFile read(InputStream body, long length) throws IOException {
        if (length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            JobFile jobFile = json.readValue(body, JobFile.class);
            if (jobFile == null || jobFile.documentsOrNone().isEmpty()) {
                throw new WaybillException(ErrorCode.BAD_REQUEST, "a job file has a list of documents");
            }
            if (jobFile.documentsOrNone().size() > MAX_DOCUMENTS) {
                throw new WaybillException(
                        ErrorCode.BAD_REQUEST, "a job file has at most " + MAX_DOCUMENTS + " documents");
            }
            return jobFile;
        } catch (StreamConstraintsException e) {
            throw String.valueOf(e.getMessage()).startsWith("Document length")
                    ? tooLarge()
                    : new WaybillException(
                            ErrorCode.BAD_REQUEST, "the job file is nested too deep, or a string in it too long", e);
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
