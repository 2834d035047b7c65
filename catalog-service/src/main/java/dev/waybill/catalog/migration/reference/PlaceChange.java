package dev.waybill.catalog.migration.reference;

import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one text, or is about to do. Texts may be as long as a document: what is kept are the addresses in
 * them, and the digests by which the text before and after is known. Together they say every byte of it.
 *
 * @param number of the run's changes, in the order in which they were made
 * @param before of the whole text, in UTF-8
 */
public record PlaceChange(
        String run, long number, Place place, List<Edit> edits, Sha256 before, Sha256 after, State state) {

    /** How far it is. */
    public enum State {
        /** It is made, or not yet: the text tells. */
        PENDING,
        DONE,
        RESTORED,
        /** The text is neither of the two, and stays as it is. */
        CONFLICT,
        /** It was not made, since somebody kept changing the text. */
        MISSED
    }

    public PlaceChange {
        edits = List.copyOf(edits);
    }

    static PlaceChange of(String run, long number, Place place, List<Edit> edits, String before, String after) {
        return new PlaceChange(run, number, place, edits, digest(before), digest(after), State.PENDING);
    }

    /** The same in another state. */
    public PlaceChange in(State next) {
        return new PlaceChange(run, number, place, edits, before, after, next);
    }

    static Sha256 digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What can be told of it; nothing of one that is pending. */
    void tell(Consumer<Reference> each) {
        switch (state) {
            case PENDING -> {}
            case DONE -> tell(Reference.Change.REPLACED, each);
            case RESTORED -> tell(Reference.Change.RESTORED, each);
            case CONFLICT, MISSED -> tell(Reference.Change.CONFLICT, each);
        }
    }

    void tell(Reference.Change change, Consumer<Reference> each) {
        for (Edit edit : edits) {
            switch (change) {
                case REPLACED -> each.accept(reference(edit.before(), edit.after(), change));
                case RESTORED -> each.accept(reference(edit.after(), edit.before(), change));
                case LEFT, CONFLICT -> each.accept(reference(edit.before(), null, change));
            }
        }
    }

    private Reference reference(String before, @Nullable String after, Reference.Change change) {
        return Reference.at(place, before, after, change);
    }
}
