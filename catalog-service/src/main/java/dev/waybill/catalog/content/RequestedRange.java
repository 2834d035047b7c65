package dev.waybill.catalog.content;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.storage.ByteRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** The header {@code Range}. Several ranges, and what is no range of bytes, count as none: all of it is sent then. */
final class RequestedRange {

    private RequestedRange() {}

    /** @throws WaybillException {@link ErrorCode#RANGE_NOT_SATISFIABLE} when it begins beyond the end */
    static Optional<ByteRange> of(HttpHeaders headers, long size) {
        List<HttpRange> ranges = parse(headers);
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        long first = ranges.getFirst().getRangeStart(size);
        if (first >= size) {
            throw new WaybillException(
                    ErrorCode.RANGE_NOT_SATISFIABLE, "the file has %d bytes".formatted(size), Map.of("size", size));
        }
        return Optional.of(new ByteRange(first, ranges.getFirst().getRangeEnd(size)));
    }

    private static List<HttpRange> parse(HttpHeaders headers) {
        try {
            return headers.getRange();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
