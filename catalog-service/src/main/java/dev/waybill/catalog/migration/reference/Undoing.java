package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.PlaceChange.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes back what a run changed. */
final class Undoing {

    private static final int TRIES = 5;
    private static final int BATCH = 100;

    private final ApplicationTexts texts;
    private final ChangeLog log;
    private final Consumer<Reference> each;

    private final List<PlaceChange> restored = new ArrayList<>();
    private final List<PlaceChange> conflicts = new ArrayList<>();
    private final List<PlaceChange> never = new ArrayList<>();

    Undoing(ApplicationTexts texts, ChangeLog log, Consumer<Reference> each) {
        this.texts = texts;
        this.log = log;
        this.each = each;
    }

    void run(String run, BooleanSupplier stop) {
        log.each(run, ChangeLog.Order.LAST_FIRST, this::take, stop);
        mark();
    }

    private void take(PlaceChange change) {
        if (change.state() == State.RESTORED || change.state() == State.MISSED) {
            return;
        }
        Result result = takeBack(change);
        switch (result) {
            case RESTORED -> {
                restored.add(change);
                change.tell(Reference.Change.RESTORED, each);
            }
            case NEVER_MADE -> never.add(change);
            case CONFLICT -> {
                conflicts.add(change);
                change.tell(Reference.Change.CONFLICT, each);
            }
        }
        if (restored.size() + conflicts.size() + never.size() >= BATCH) {
            mark();
        }
    }

    private Result takeBack(PlaceChange change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<String> now = texts.text(change.place());
            if (now.isEmpty()) {
                return Result.CONFLICT;
            }
            var digest = PlaceChange.digest(now.get());
            if (digest.equals(change.before())) {
                return change.state() == State.PENDING ? Result.NEVER_MADE : Result.RESTORED;
            }
            Optional<String> before = digest.equals(change.after())
                    ? Edit.revert(change.edits(), now.get())
                            .filter(text -> PlaceChange.digest(text).equals(change.before()))
                    : Optional.empty();
            if (before.isEmpty()) {
                return Result.CONFLICT;
            }
            switch (texts.swap(change.place(), now.get(), before.get())) {
                case DONE -> {
                    return Result.RESTORED;
                }
                case REFUSED -> {
                    return Result.CONFLICT;
                }
                case CHANGED_MEANWHILE -> {}
            }
        }
        return Result.CONFLICT;
    }

    private void mark() {
        log.mark(restored, State.RESTORED);
        log.mark(conflicts, State.CONFLICT);
        log.remove(never);
        restored.clear();
        conflicts.clear();
        never.clear();
    }

    private enum Result {
        RESTORED,
        NEVER_MADE,
        CONFLICT
    }
}
