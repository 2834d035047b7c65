package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.PlaceChange.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out what became of changes that were written down and perhaps not made. */
final class Settlement {

    private final String run;
    private final ApplicationTexts texts;
    private final ChangeLog log;
    private final Consumer<Reference> each;

    private final List<PlaceChange> done = new ArrayList<>();
    private final List<PlaceChange> conflicts = new ArrayList<>();
    private final List<PlaceChange> never = new ArrayList<>();

    Settlement(String run, ApplicationTexts texts, ChangeLog log, Consumer<Reference> each) {
        this.run = run;
        this.texts = texts;
        this.log = log;
        this.each = each;
    }

    void settle() {
        log.each(run, ChangeLog.Order.FIRST_FIRST, this::look, () -> false);
        log.mark(done, State.DONE);
        log.mark(conflicts, State.CONFLICT);
        log.remove(never);
        done.forEach(change -> change.tell(Reference.Change.REPLACED, each));
        conflicts.forEach(change -> change.tell(Reference.Change.CONFLICT, each));
    }

    private void look(PlaceChange change) {
        if (change.state() == State.MISSED) {
            never.add(change);
        } else if (change.state() == State.PENDING) {
            Optional<String> text = texts.text(change.place());
            listFor(change, text).add(change);
        }
    }

    private List<PlaceChange> listFor(PlaceChange change, Optional<String> text) {
        if (text.isEmpty()) {
            return never;
        }
        var digest = PlaceChange.digest(text.get());
        if (digest.equals(change.after())) {
            return done;
        }
        return digest.equals(change.before()) ? never : conflicts;
    }
}
