package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.migration.source.TreeWalk.Step;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import java.util.Optional;
import java.util.function.Consumer;

/** Files of one collection that lie in a directory as the seeds have them. */
final class TreeSource implements Source {

    private final SourceDirectory directory;
    private final Layout layout;
    private final Drafting drafting;

    TreeSource(SourceDirectory directory, Layout layout, Drafting drafting) {
        this.directory = directory;
        this.layout = layout;
        this.drafting = drafting;
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public String place() {
        return directory.place(layout.top());
    }

    /** What is there but cannot be read counts, so that it is not passed over. */
    @Override
    public boolean isThere() {
        try {
            return directory.has(layout.top()) && hasAnything();
        } catch (WaybillException e) {
            return true;
        }
    }

    @Override
    public void check() {
        directory.require();
        if (!directory.has(layout.top())) {
            throw SourceDirectory.nothing(
                    "there is no %s: files of %s lie at %s".formatted(place(), name(), layout.form()));
        }
        if (!hasAnything()) {
            throw SourceDirectory.nothing(
                    "there is nothing in %s: files of %s lie at %s".formatted(place(), name(), layout.form()));
        }
    }

    private boolean hasAnything() {
        try (TreeWalk walk = walk()) {
            return walk.next().isPresent();
        }
    }

    @Override
    public void walk(Consumer<Found> each) {
        directory.require();
        try (TreeWalk walk = walk()) {
            for (Optional<Step> step = walk.next(); step.isPresent(); step = walk.next()) {
                each.accept(
                        switch (step.get()) {
                            case Step.Refused refused -> refused.unfit();
                            case Step.File lying -> found(lying.file());
                        });
            }
        }
    }

    private TreeWalk walk() {
        return directory.walk(layout.top(), layout::leavesOut);
    }

    private Found found(RegularFile file) {
        return layout.place(file)
                .map(placement -> drafting.draft(file, placement, Told.NOTHING))
                .orElseGet(() ->
                        Drafting.misplaced(file, "files of %s lie at %s".formatted(layout.name(), layout.form())));
    }

    @Override
    public StagedFile bytes(String path) {
        return directory.bytes(path);
    }
}
