package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.PlaceChange.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Goes through all texts once, some documents at a time: written down together, changed one by one, marked together.
 */
final class Replacement {

    private static final int TRIES = 5;
    /** A text is at most 16 MiB long, so that fewer changes of two thousand addresses each are enough. */
    private static final int MOST_ROUNDS = 2000;

    private static final int BATCH = 100;
    private static final int BATCH_CHARS = 4 << 20;

    private final String run;
    private final ApplicationTexts texts;
    private final ChangeLog log;
    private final Plans plans;
    private final Consumer<Reference> each;

    private final List<Plan> batch = new ArrayList<>();
    private int chars;
    private long number;

    Replacement(String run, ApplicationTexts texts, ChangeLog log, Plans plans, Consumer<Reference> each) {
        this.run = run;
        this.texts = texts;
        this.log = log;
        this.plans = plans;
        this.each = each;
    }

    void run(BooleanSupplier stop) {
        number = log.last(run);
        texts.walk(this::take, stop);
        flush();
    }

    private void take(List<PlacedText> found) {
        for (Plan plan : plans.of(found)) {
            batch.add(plan);
            chars += plan.before().length();
        }
        if (batch.size() >= BATCH || chars >= BATCH_CHARS) {
            flush();
        }
    }

    private void flush() {
        List<Plan> now = List.copyOf(batch);
        batch.clear();
        chars = 0;
        Outcome outcome = new Outcome();
        outcome.make(now, true);
        outcome.again().forEach(place -> tryAgain(place, outcome.refused));
    }

    /** @param refused places that are not tried again */
    private void tryAgain(Place document, Set<Place> refused) {
        int tries = 1;
        for (int round = 0; tries < TRIES && round < MOST_ROUNDS; round++) {
            List<Plan> now = plans.again(texts.read(document.target().collection(), document.document())).stream()
                    .filter(plan -> !refused.contains(plan.place()))
                    .toList();
            tries++;
            Outcome outcome = new Outcome();
            outcome.make(now, tries < TRIES);
            refused.addAll(outcome.refused);
            if (outcome.again().isEmpty()) {
                return;
            }
            // A text with very many addresses takes many changes, and none of them is a try that failed.
            tries = outcome.changedMeanwhile.isEmpty() ? 1 : tries;
        }
    }

    /** What came of some plans. */
    private final class Outcome {

        private final List<PlaceChange> done = new ArrayList<>();
        private final List<PlaceChange> notDone = new ArrayList<>();
        private final Set<Place> changedMeanwhile = new LinkedHashSet<>();
        private final Set<Place> partial = new LinkedHashSet<>();
        private final Set<Place> refused = new HashSet<>();

        /** @param more whether somebody's changes meanwhile are no conflict yet */
        void make(List<Plan> now, boolean more) {
            List<PlaceChange> changes =
                    now.stream().map(plan -> plan.change(run, ++number)).toList();
            log.add(changes);
            for (int i = 0; i < changes.size(); i++) {
                make(now.get(i), changes.get(i), more);
            }
            log.mark(done, State.DONE);
            settleRest(more);
        }

        private void make(Plan plan, PlaceChange change, boolean more) {
            switch (texts.swap(plan.place(), plan.before(), plan.after())) {
                case DONE -> {
                    done.add(change);
                    change.tell(Reference.Change.REPLACED, each);
                    if (plan.isPartial()) {
                        partial.add(plan.place());
                    }
                }
                case CHANGED_MEANWHILE -> {
                    notDone.add(change);
                    changedMeanwhile.add(plan.place());
                    if (!more) {
                        change.tell(Reference.Change.CONFLICT, each);
                    }
                }
                case REFUSED -> {
                    log.remove(List.of(change));
                    refused.add(plan.place());
                    change.tell(Reference.Change.LEFT, each);
                }
            }
        }

        private void settleRest(boolean more) {
            if (more) {
                log.remove(notDone);
            } else {
                log.mark(notDone, State.MISSED);
            }
        }

        /** A place of each document that has to be looked at again. */
        Set<Place> again() {
            Set<Place> documents = new LinkedHashSet<>();
            Set<List<Object>> seen = new HashSet<>();
            for (Set<Place> places : List.of(changedMeanwhile, partial)) {
                for (Place place : places) {
                    if (seen.add(List.of(place.target().collection(), place.document()))) {
                        documents.add(place);
                    }
                }
            }
            return documents;
        }
    }
}
