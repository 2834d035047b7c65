package dev.waybill.catalog.deadletter;

import dev.waybill.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
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

    private final DeadLetterBox box;
    private final FailureDesk desk;

    DeadLetterController(DeadLetterBox box, FailureDesk desk) {
        this.box = box;
        this.desk = desk;
    }

    @GetMapping
    DeadLetterPage list(@RequestParam MultiValueMap<String, String> parameters) {
        DeskRequest request = DeskRequest.parse(parameters);
        // One more than asked for tells whether there is a next page.
        List<DeadLetter> found = box.list(request.wanted(), request.limit() + 1);
        List<DeadLetter> page = found.subList(0, Math.min(found.size(), request.limit()));
        return new DeadLetterPage(
                page.stream().map(DeadLetterBody::of).toList(),
                found.size() > page.size() ? page.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<DeadLetterDetail> show(@PathVariable String id) {
        DeadLetter letter = desk.find(DeadLetterId.parse(id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(DeadLetterDetail.of(letter, box.content(letter.id())));
    }

    @PostMapping("/{id}/replay")
    DeadLetterBody replay(@PathVariable String id, Caller caller, InputStream body) throws IOException {
        return DeadLetterBody.of(
                desk.replay(DeadLetterId.parse(id), name(caller), reason(body).reason()));
    }

    @PostMapping("/{id}/discard")
    DeadLetterBody discard(@PathVariable String id, Caller caller, InputStream body) throws IOException {
        return DeadLetterBody.of(
                desk.discard(DeadLetterId.parse(id), name(caller), reason(body).reason()));
    }

    private static String name(Caller caller) {
        return Objects.requireNonNullElse(caller.subject(), "anyone");
    }

    private static ReasonBody reason(InputStream body) throws IOException {
        return ReasonBody.parse(body.readNBytes(ReasonBody.MAX_BYTES + 1));
    }
}
