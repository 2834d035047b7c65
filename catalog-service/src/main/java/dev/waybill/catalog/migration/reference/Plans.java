package dev.waybill.catalog.migration.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes plans, and tells of what is left. */
final class Plans {

    private final Addresses addresses;
    private final AddressBook book;
    private final Consumer<Reference> each;

    Plans(Addresses addresses, AddressBook book, Consumer<Reference> each) {
        this.addresses = addresses;
        this.book = book;
        this.each = each;
    }

    /** For the texts of one document, those that need no change left out. */
    List<Plan> of(List<PlacedText> found) {
        return plans(found, each);
    }

    /** The same, when what is left has been told before. */
    List<Plan> again(List<PlacedText> found) {
        return plans(found, reference -> {});
    }

    private List<Plan> plans(List<PlacedText> found, Consumer<Reference> left) {
        List<Plan> plans = new ArrayList<>();
        for (PlacedText text : found) {
            Rewriting rewriting = addresses.rewrite(text.text(), book);
            rewriting.left().forEach(address -> left.accept(left(text, address)));
            if (!text.isChangeable()) {
                rewriting.edits().forEach(edit -> left.accept(left(text, edit.before())));
            } else if (!rewriting.edits().isEmpty()) {
                plans.add(Plan.of(text, rewriting));
            }
        }
        return plans;
    }

    private static Reference left(PlacedText text, String address) {
        return Reference.at(text.place(), address, null, Reference.Change.LEFT);
    }
}
