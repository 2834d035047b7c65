package dev.waybill.catalog.migration.reference;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Replaces addresses in the texts of an application, and writes each change down first. A text is changed on condition
 * that it is as it was read; whatever is killed in between, the log and the text together tell what was done.
 */
public final class RecordedReferences implements References, ReferenceLog {

    private final ApplicationTexts texts;
    private final ChangeLog log;
    private final Addresses addresses;

    public RecordedReferences(ApplicationTexts texts, ChangeLog log, Addresses addresses) {
        this.texts = texts;
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public List<String> targets() {
        return texts.targets().stream().map(Target::toString).toList();
    }

    @Override
    public void check() {
        texts.check();
    }

    @Override
    public void replace(String run, AddressBook book, Consumer<Reference> each, BooleanSupplier stop) {
        new Settlement(run, texts, log, each).settle();
        new Replacement(run, texts, log, new Plans(addresses, book, each), each).run(stop);
    }

    @Override
    public void look(AddressBook book, Consumer<Reference> each, BooleanSupplier stop) {
        Plans plans = new Plans(addresses, book, each);
        texts.walk(
                found -> plans.of(found)
                        .forEach(plan -> plan.edits()
                                .forEach(edit -> each.accept(Reference.at(
                                        plan.place(), edit.before(), edit.after(), Reference.Change.REPLACED)))),
                stop);
    }

    @Override
    public void undo(String run, Consumer<Reference> each, BooleanSupplier stop) {
        new Undoing(texts, log, each).run(run, stop);
    }

    @Override
    public void forEach(String run, Consumer<Reference> each) {
        log.each(run, ChangeLog.Order.FIRST_FIRST, change -> change.tell(each), () -> false);
    }
}
