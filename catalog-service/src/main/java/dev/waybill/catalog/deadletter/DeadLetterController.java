package dev.waybill.catalog.deadletter;

import dev.waybill.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {

    private final DeskClerk clerk;

    DeadLetterController(DeskClerk clerk) {
        this.clerk = clerk;
    }

    @GetMapping
    DeadLetterPage list(@RequestParam MultiValueMap<String, String> parameters) {
        return clerk.list(parameters);
    }

    @GetMapping("/{id}")
    ResponseEntity<DeadLetterDetail> show(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(clerk.show(DeadLetterId.parse(id)));
    }

    @PostMapping("/{id}/replay")
    DeadLetterBody replay(@PathVariable String id, Caller caller, InputStream body) throws IOException {
        return clerk.replay(DeadLetterId.parse(id), caller, reason(body));
    }

    @PostMapping("/{id}/discard")
    DeadLetterBody discard(@PathVariable String id, Caller caller, InputStream body) throws IOException {
        return clerk.discard(DeadLetterId.parse(id), caller, reason(body));
    }

    private static @Nullable String reason(InputStream body) throws IOException {
        return ReasonBody.parse(body.readNBytes(ReasonBody.MAX_BYTES + 1)).reason();
    }
}
