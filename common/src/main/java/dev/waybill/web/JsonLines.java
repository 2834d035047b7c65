package dev.waybill.web;

import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer that comes to be while it is sent: JSON objects, a line each. It runs in the request's own thread and may take
 * as long as it takes; where the caller goes away, the next line fails.
 */
@FunctionalInterface
public interface JsonLines {

    MediaType TYPE = MediaType.parseMediaType("application/x-ndjson");

    /**
     * Tells each line as soon as it is known.
     *
     * @throws dev.waybill.error.WaybillException before the first line it is answered as a problem, after that it is the
     *     last line, {@code {"type":"error","code":…}}
     */
    void tell(Consumer<Object> line);

    /** The answer of these lines. */
    static ResponseEntity<JsonLines> answer(JsonLines lines) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // nginx would keep them back until there are 4 KiB
                .body(lines);
    }
}
