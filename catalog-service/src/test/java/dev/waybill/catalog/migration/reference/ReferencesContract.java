package dev.waybill.catalog.migration.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.migration.reference.Reference.Change;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link References} promises, for every adapter. */
public abstract class ReferencesContract {

    protected static final Addresses ADDRESSES =
            new Addresses(List.of("https://app.example.com"), List.of("images/", "uploads/", "events/", "users/"));
    protected static final BooleanSupplier NEVER = () -> false;
    protected static final String RUN = "0197-run";

    private static final String OLD = "<img src=\"images/a.png\">";
    private static final String NEW = "<img src=\"/api/files/a.png\">";
    private static final Map<String, Object> SLIDE = Map.of("html", OLD);
    private static final Map<String, Object> NEW_SLIDE = Map.of("html", NEW);

    protected final Book book = Book.sample();
    private Application application;

    /** A new application without any documents. */
    protected abstract Application application();

    @BeforeEach
    void start() {
        application = application();
    }

    @Test
    void addressesAreReplacedWhereverTheTargetsAre() {
        put(
                "1",
                Map.of(
                        "title",
                        "images/a.png",
                        "blocks",
                        List.of(3, SLIDE, Map.of("html", "nothing"), List.of(SLIDE))));
        put("2", Map.of("blocks", Map.of("html", List.of("images/b.png", OLD))));
        References references = references("slides.blocks.html");

        List<Reference> told = replace(references);

        assertThat(get("1"))
                .contains(Map.of(
                        "title",
                        "images/a.png",
                        "blocks",
                        List.of(3, NEW_SLIDE, Map.of("html", "nothing"), List.of(NEW_SLIDE))));
        assertThat(get("2")).contains(Map.of("blocks", Map.of("html", List.of("/api/files/b.png", NEW))));
        assertThat(told)
                .contains(new Reference(
                        "slides.blocks.html",
                        "1",
                        "blocks.1.html",
                        "images/a.png",
                        "/api/files/a.png",
                        Change.REPLACED))
                .extracting(Reference::place)
                .containsExactlyInAnyOrder("blocks.1.html", "blocks.3.0.html", "blocks.html.0", "blocks.html.1");
    }

    @Test
    void aTargetMayBeEveryTextButTheId() {
        application.put("slides", "images/a.png", Map.of("x", OLD, "y", Map.of("z", List.of(Map.of("deep", OLD)))));
        assertThat(replace(references("slides.*", "slides.x"))).hasSize(2);
        assertThat(application.get("slides", "images/a.png"))
                .contains(Map.of("x", NEW, "y", Map.of("z", List.of(Map.of("deep", NEW)))));
    }

    @Test
    void lookingChangesNothing() {
        book.waitingFor("images/late.png");
        Map<String, Object> slide = Map.of("html", OLD + " images/late.png images/unknown.png");
        put("1", slide);
        List<Reference> told = new ArrayList<>();

        references("slides.html").look(book, told::add, NEVER);

        assertThat(get("1")).contains(slide);
        assertThat(told)
                .containsExactlyInAnyOrder(
                        reference("images/a.png", "/api/files/a.png", Change.REPLACED),
                        reference("images/late.png", null, Change.LEFT),
                        reference("images/unknown.png", null, Change.LEFT));
        assertThat(listed(references("slides.html"))).isEmpty();
    }

    @Test
    void replacingAgainDoesNothingMore() {
        put("1", SLIDE);
        References references = references("slides.html");
        assertThat(replace(references)).hasSize(1);
        assertThat(replace(references)).isEmpty();
        assertThat(listed(references)).hasSize(1);
    }

    @Test
    void undoingGivesBackEveryByte() {
        String odd = "\r\n" + OLD + "\u2028 u\u0308 \u0000 é \r" + OLD + "\n";
        put("1", Map.of("html", odd));
        put("2", SLIDE);
        References references = references("slides.html");
        replace(references);

        List<Reference> told = undo(references);

        assertThat(get("1")).contains(Map.of("html", odd));
        assertThat(get("2")).contains(SLIDE);
        assertThat(told)
                .hasSize(3)
                .contains(reference("/api/files/a.png", "images/a.png", Change.RESTORED))
                .allMatch(reference -> reference.change() == Change.RESTORED);
        assertThat(undo(references)).isEmpty();
        assertThat(listed(references)).hasSize(3).allMatch(reference -> reference.change() == Change.RESTORED);
    }

    @Test
    void undoingOneRunLeavesTheOthers() {
        put("1", SLIDE);
        References references = references("slides.html");
        replace(references);
        references.undo("another", reference -> {}, NEVER);
        assertThat(get("1")).contains(NEW_SLIDE);
    }

    @Test
    void changesOfOnePlaceAreTakenBackLastFirst() {
        put("1", SLIDE);
        References references = references("slides.html");
        replace(references);
        put("1", Map.of("html", NEW + "images/b.png"));
        replace(references);
        assertThat(get("1")).contains(Map.of("html", NEW + "/api/files/b.png"));

        List<Reference> told = undo(references);

        assertThat(get("1")).contains(Map.of("html", NEW + "images/b.png"));
        assertThat(told).extracting(Reference::change).containsExactly(Change.RESTORED, Change.CONFLICT);
    }

    @Test
    void whatSomebodyWritesMeanwhileStays() {
        put("1", SLIDE);
        Map<String, Object> theirs = Map.of("html", OLD + "<p>More.</p>", "title", "New");
        List<Reference> told = replace(references("slides.html"), meanwhile(1, () -> put("1", theirs)));

        assertThat(get("1")).contains(Map.of("html", NEW + "<p>More.</p>", "title", "New"));
        assertThat(told).extracting(Reference::change).containsExactly(Change.REPLACED);
    }

    @Test
    void whatIsPutInFrontOfAnArrayMeanwhileStays() {
        put("1", Map.of("blocks", List.of(OLD, "images/b.png")));
        Map<String, Object> theirs = Map.of("blocks", List.of("new", OLD, "images/b.png"));
        replace(references("slides.blocks"), meanwhile(2, () -> put("1", theirs)));

        assertThat(get("1")).contains(Map.of("blocks", List.of("new", NEW, "/api/files/b.png")));
    }

    @Test
    void aTextThatSomebodyKeepsChangingIsAConflict() {
        put("1", SLIDE);
        int[] writes = {0};
        References references = references("slides.html");
        List<Reference> told =
                replace(references, meanwhile(Integer.MAX_VALUE, () -> put("1", Map.of("html", OLD + ++writes[0]))));

        assertThat(told).containsExactly(reference("images/a.png", null, Change.CONFLICT));
        assertThat(get("1")).contains(Map.of("html", OLD + writes[0]));
        assertThat(listed(references)).containsExactlyElementsOf(told);
        assertThat(undo(references)).isEmpty();

        assertThat(replace(references)).extracting(Reference::change).containsExactly(Change.REPLACED);
        assertThat(listed(references)).extracting(Reference::change).containsExactly(Change.REPLACED);
    }

    @Test
    void whatSomebodyChangedSinceIsNotUndone() {
        put("1", SLIDE);
        put("2", SLIDE);
        put("3", SLIDE);
        References references = references("slides.html");
        replace(references);
        put("1", Map.of("html", NEW + "!"));
        application.remove("slides", "2");

        List<Reference> told = undo(references);

        assertThat(told)
                .extracting(Reference::change)
                .containsExactlyInAnyOrder(Change.RESTORED, Change.CONFLICT, Change.CONFLICT);
        assertThat(get("1")).contains(Map.of("html", NEW + "!"));
        assertThat(get("2")).isEmpty();
        assertThat(get("3")).contains(SLIDE);

        put("1", NEW_SLIDE);
        assertThat(undo(references)).extracting(Reference::change).contains(Change.RESTORED);
        assertThat(get("1")).contains(SLIDE);
    }

    @Test
    void aDocumentThatGoesMeanwhileIsNoTrouble() {
        put("1", SLIDE);
        assertThat(replace(references("slides.html"), meanwhile(1, () -> application.remove("slides", "1"))))
                .isEmpty();
        assertThat(get("1")).isEmpty();
    }

    @Test
    void whatWasCutOffIsFinishedByRepeatingIt() {
        References references = cutOffAfterTheFirstOf(3);

        List<Reference> told = replace(references);

        assertThat(told).hasSize(3).allMatch(reference -> reference.change() == Change.REPLACED);
        assertThat(listed(references)).hasSize(3);
        assertThat(all()).containsOnly(NEW_SLIDE);
        assertThat(undo(references)).hasSize(3);
        assertThat(all()).containsOnly(SLIDE);
    }

    @Test
    void whatWasCutOffCanBeUndoneAtOnce() {
        References references = cutOffAfterTheFirstOf(3);
        assertThat(undo(references)).extracting(Reference::change).containsExactly(Change.RESTORED);
        assertThat(all()).containsOnly(SLIDE);
        assertThat(undo(references)).isEmpty();
    }

    @Test
    void whatWasCutOffAndThenChangedIsAConflict() {
        References references = cutOffAfterTheFirstOf(1);
        put("1", Map.of("html", "theirs"));
        assertThat(replace(references)).extracting(Reference::change).containsExactly(Change.CONFLICT);
        assertThat(listed(references)).extracting(Reference::change).containsExactly(Change.CONFLICT);
        assertThat(get("1")).contains(Map.of("html", "theirs"));
    }

    @Test
    void anUndoThatWasCutOffIsFinishedByRepeatingIt() {
        put("1", SLIDE);
        put("2", SLIDE);
        References references = references("slides.html");
        replace(references);
        assertThatThrownBy(() -> references.undo(RUN, this::killed, NEVER)).hasMessage("killed");

        assertThat(undo(references)).hasSize(2).allMatch(reference -> reference.change() == Change.RESTORED);
        assertThat(all()).containsOnly(SLIDE);
        assertThat(listed(references)).hasSize(2).allMatch(reference -> reference.change() == Change.RESTORED);
    }

    @Test
    void itStopsWhenItIsAskedTo() {
        put("1", SLIDE);
        put("2", SLIDE);
        References references = references("slides.html");
        int[] asked = {0};
        references.replace(RUN, book, reference -> {}, () -> asked[0]++ == 1);
        assertThat(all()).containsExactlyInAnyOrder(SLIDE, NEW_SLIDE);
        references.undo(RUN, reference -> {}, () -> true);
        assertThat(all()).containsExactlyInAnyOrder(SLIDE, NEW_SLIDE);
    }

    @Test
    void aTextWithVeryManyAddressesIsReplacedAndRestored() {
        int many = 5000;
        put("1", Map.of("html", OLD.repeat(many)));
        References references = references("slides.html");

        assertThat(replace(references)).hasSize(many);
        assertThat(get("1")).contains(Map.of("html", NEW.repeat(many)));
        assertThat(undo(references)).hasSize(many);
        assertThat(get("1")).contains(Map.of("html", OLD.repeat(many)));
    }

    @Test
    void moreDocumentsThanAreTakenAtATimeAreReplacedAndRestored() {
        int many = 250;
        for (int i = 0; i < many; i++) {
            put("many-" + i, SLIDE);
        }
        References references = references("slides.html");

        assertThat(replace(references)).hasSize(many);
        assertThat(all()).hasSize(many).containsOnly(NEW_SLIDE);
        assertThat(listed(references)).extracting(Reference::document).doesNotHaveDuplicates();
        assertThat(undo(references)).hasSize(many);
        assertThat(all()).containsOnly(SLIDE);
    }

    @Test
    void aMemberThatNoUpdateCanNameIsLeft() {
        Map<String, Object> slide = Map.of("a.b", OLD);
        put("1", slide);
        assertThat(replace(references("slides.*")))
                .containsExactly(new Reference("slides.*", "1", "a.b", "images/a.png", null, Change.LEFT));
        assertThat(get("1")).contains(slide);
    }

    @Test
    void whatAnAddressBookThrowsIsThrownOn() {
        put("1", SLIDE);
        AddressBook away = path -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "away");
        };
        assertThatThrownBy(() -> replace(references("slides.html"), away)).hasMessage("away");
        assertThat(get("1")).contains(SLIDE);
    }

    @Test
    void collectionsThatAreNotThereAreNamed() {
        put("1", SLIDE);
        References references = references("slides.html", "gone.html");
        assertThat(references.targets()).containsExactly("slides.html", "gone.html");
        assertThatThrownBy(references::check)
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_REFERENCES))
                .hasMessageContaining("gone");
        references("slides.html").check();
        references().check();
        assertThat(replace(references())).isEmpty();
    }

    /** As after a kill: the first document is changed and not marked, of the others it is only written down. */
    private References cutOffAfterTheFirstOf(int documents) {
        for (int i = 1; i <= documents; i++) {
            put(String.valueOf(i), SLIDE);
        }
        References references = references("slides.html");
        assertThatThrownBy(() -> references.replace(RUN, book, this::killed, NEVER))
                .hasMessage("killed");
        return references;
    }

    private void killed(Reference reference) {
        throw new IllegalStateException("killed");
    }

    /** Does something whenever it is asked, which is after a text was read and before it is changed. */
    private AddressBook meanwhile(int times, Runnable deed) {
        int[] left = {times};
        return path -> {
            if (left[0]-- > 0) {
                deed.run();
            }
            return book.find(path);
        };
    }

    private References references(String... targets) {
        return application.references(Arrays.asList(targets));
    }

    private void put(String id, Map<String, Object> document) {
        application.put("slides", id, document);
    }

    private Optional<Map<String, Object>> get(String id) {
        return application.get("slides", id);
    }

    private List<Map<String, Object>> all() {
        return application.all("slides");
    }

    private List<Reference> replace(References references) {
        return replace(references, book);
    }

    private static List<Reference> replace(References references, AddressBook book) {
        List<Reference> told = new ArrayList<>();
        references.replace(RUN, book, told::add, NEVER);
        return told;
    }

    private static List<Reference> undo(References references) {
        List<Reference> told = new ArrayList<>();
        references.undo(RUN, told::add, NEVER);
        return told;
    }

    private static List<Reference> listed(References references) {
        List<Reference> told = new ArrayList<>();
        ((ReferenceLog) references).forEach(RUN, told::add);
        return told;
    }

    private static Reference reference(String before, String after, Change change) {
        return new Reference("slides.html", "1", "html", before, after, change);
    }

    /** An application's database. */
    protected interface Application {

        /** The same log every time. */
        References references(List<String> targets);

        void put(String collection, String id, Map<String, Object> document);

        Optional<Map<String, Object>> get(String collection, String id);

        List<Map<String, Object>> all(String collection);

        void remove(String collection, String id);
    }
}
