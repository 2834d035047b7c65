package dev.waybill.catalog.verification;

import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what differences call for, once all has been compared: each after one more look, which must find the same. No more
 * than so many in one go, so that memory is bounded; the next verification finds the rest.
 */
final class Repairs {

    private static final int MOST = 10_000;

    private final List<Task> tasks = new ArrayList<>();
    private final Certainty certainty;
    private final Tally tally;
    private final Consumer<Line> told;

    Repairs(Certainty certainty, Tally tally, Consumer<Line> told) {
        this.certainty = certainty;
        this.tally = tally;
        this.told = told;
    }

    void note(Line.Difference difference, Supplier<Look> again, Runnable deed) {
        if (difference.remedy() != null && tasks.size() < MOST) {
            tasks.add(new Task(difference, difference.remedy(), again, deed));
        }
    }

    void run() {
        tasks.sort(Comparator.comparing(Task::remedy));
        tasks.forEach(this::run);
    }

    private void run(Task task) {
        Optional<String> objection = objection(task);
        Line.Difference about = task.difference;
        told.accept(new Line.Repair(task.remedy, about.path(), about.id(), objection.orElse(null)));
        if (objection.isEmpty()) {
            tally.countRepaired(task.remedy);
        }
    }

    /** Why it was not done, empty where it was. */
    private Optional<String> objection(Task task) {
        try {
            Optional<String> doubt = certainty.doubt(task.difference.kind(), tally);
            if (doubt.isPresent()) {
                return doubt;
            }
            boolean stillSo = task.again.get().differences().stream()
                    .anyMatch(now -> now.kind() == task.difference.kind() && now.remedy() == task.remedy);
            if (!stillSo) {
                return Optional.of("it is no longer so");
            }
            task.deed.run();
            return Optional.empty();
        } catch (WaybillException e) {
            return Optional.of("%s: %s".formatted(e.code(), e.message()));
        }
    }

    private record Task(Line.Difference difference, Remedy remedy, Supplier<Look> again, Runnable deed) {}
}
