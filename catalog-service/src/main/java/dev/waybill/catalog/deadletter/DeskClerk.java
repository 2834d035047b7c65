package dev.waybill.catalog.deadletter;

import dev.waybill.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves the people at the failure desk: shows letters without the secrets in them, and does with them what is asked. */
@Component
public final class DeskClerk {

    private final DeadLetterBox box;
    private final FailureDesk desk;

    public DeskClerk(DeadLetterBox box, FailureDesk desk) {
        this.box = box;
        this.desk = desk;
    }

    /**
     * One page of letters, newest first.
     *
     * @param parameters those of {@code GET /api/v1/dead-letters}
     * @throws IllegalArgumentException with a sentence that names the parameter which is wrong
     */
    public DeadLetterPage list(Map<String, List<String>> parameters) {
        DeskRequest request = DeskRequest.parse(parameters);
        // One more than asked for tells whether there is a next page.
        List<DeadLetter> found = box.list(request.wanted(), request.limit() + 1);
        List<DeadLetter> page = found.subList(0, Math.min(found.size(), request.limit()));
        return new DeadLetterPage(
                page.stream().map(DeadLetterBody::of).toList(),
                found.size() > page.size() ? page.getLast().id().toString() : null);
    }

    /** The letter and what it holds; see {@link FailureDesk#find}. */
    public DeadLetterDetail show(DeadLetterId id) {
        DeadLetter letter = desk.find(id);
        return DeadLetterDetail.of(letter, box.content(letter.id()));
    }

    /**
     * See {@link FailureDesk#replay}.
     *
     * @param reason of 1 to 500 characters, or null
     */
    public DeadLetterBody replay(DeadLetterId id, Caller caller, @Nullable String reason) {
        return DeadLetterBody.of(desk.replay(id, name(caller), checked(reason)));
    }

    /**
     * See {@link FailureDesk#discard}.
     *
     * @param reason of 1 to 500 characters, or null
     */
    public DeadLetterBody discard(DeadLetterId id, Caller caller, @Nullable String reason) {
        return DeadLetterBody.of(desk.discard(id, name(caller), checked(reason)));
    }

    private static @Nullable String checked(@Nullable String reason) {
        return new ReasonBody(reason).reason();
    }

    private static String name(Caller caller) {
        return Objects.requireNonNullElse(caller.subject(), "anyone");
    }
}
