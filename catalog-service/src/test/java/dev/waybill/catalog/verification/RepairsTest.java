package dev.waybill.catalog.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.verification.VerificationRequest.RepairMode;
import dev.waybill.file.FileDetails;
import dev.waybill.storage.UnfinishedUpload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepairsTest {

    private static final Duration BEYOND_GRACE = Duration.ofHours(26);

    private final ThreePlaces places = new ThreePlaces();
    private FileDetails stored = Samples.file();

    @BeforeEach
    void aCatalogThatKnowsSomething() throws Exception {
        stored = places.stored(Samples.file());
    }

    @Test
    void aPlanSaysWhatWouldBeDoneAndDoesNothing() throws Exception {
        FileDetails orphan = places.put(Samples.file());
        FileDetails late = places.staged(Samples.file());
        places.after(BEYOND_GRACE);

        Line.Summary summary = places.verify(
                new VerificationRequest(false, false, RepairMode.PLAN, VerificationRequest.DEFAULT_GRACE, false));

        assertThat(places.differences())
                .extracting(Line.Difference::remedy)
                .containsExactlyInAnyOrder(Remedy.DELETE_OBJECT, Remedy.ANNOUNCE_AGAIN);
        assertThat(summary.remedies()).hasSize(2);
        assertThat(summary.repaired()).isEmpty();
        assertThat(places.store.find(orphan.key())).isPresent();
        assertThat(places.announced).isEmpty();
        assertThat(places.staging.find(late.id())).isPresent();
    }

    @Test
    void everythingThatCannotLoseAnythingIsDone() throws Exception {
        FileDetails orphan = places.put(Samples.file());
        FileDetails deleted = places.put(Samples.file());
        places.saved(Samples.deleted(deleted));
        FileDetails late = places.staged(Samples.file());
        FileDetails lost = Samples.file();
        places.saved(Samples.staged(lost));
        FileDetails nobodys = Samples.file();
        places.stage(nobodys);
        places.stage(stored);
        places.store.listing().begun(new UnfinishedUpload("uploads/half", "1", Instant.now()));
        places.after(BEYOND_GRACE);

        Line.Summary summary = places.verify(ThreePlaces.APPLY);

        assertThat(places.of(Line.Repair.class)).hasSize(7).allMatch(Line.Repair::done);
        assertThat(summary.repaired()).isEqualTo(summary.remedies());
        assertThat(places.announced).containsExactlyInAnyOrder(late.id(), lost.id());
        assertThat(places.store.find(orphan.key())).isEmpty();
        assertThat(places.store.find(deleted.key())).isEmpty();
        assertThat(places.store.find(stored.key())).isPresent();
        assertThat(places.staging.find(nobodys.id())).isEmpty();
        assertThat(places.staging.find(stored.id())).isEmpty();
        assertThat(places.staging.find(late.id())).isPresent();
        assertThat(places.verify().differences()).containsOnlyKeys(Kind.NOT_STORED, Kind.BYTES_MISSING);
    }

    @Test
    void whatIsYoungerThanTheGraceIsOnlyTold() throws Exception {
        FileDetails orphan = places.put(Samples.file());
        places.stage(Samples.file());
        places.after(Duration.ofHours(24));

        Line.Summary summary = places.verify(ThreePlaces.APPLY);

        assertThat(summary.total()).isEqualTo(2);
        assertThat(summary.remedies()).isEmpty();
        assertThat(places.store.find(orphan.key())).isPresent();
    }

    @Test
    void stagedBytesOfAStoredFileStayWhileItsObjectIsNotWhole() throws Exception {
        places.stage(stored);
        places.store.delete(stored.key());
        places.after(BEYOND_GRACE);

        places.verify(ThreePlaces.APPLY);

        assertThat(places.found("- object_missing"))
                .containsExactly(stored.key().value());
        assertThat(places.found("+ left_staged")).containsExactly(stored.key().value());
        assertThat(places.staging.find(stored.id())).isPresent();
    }

    @Test
    void nothingUnknownIsDeletedWhileTheCatalogMayBeBehind() throws Exception {
        places.caughtUp = false;
        assertOrphanStays("behind");
    }

    @Test
    void nothingUnknownIsDeletedWhileTheFailureDeskMayKnowOfIt() throws Exception {
        places.openDeadLetters = 1;
        assertOrphanStays("failure desk");
    }

    @Test
    void nothingUnknownIsDeletedByACatalogThatLooksLikeAnothers() throws Exception {
        for (int i = 0; i < 101; i++) {
            places.put(Samples.file());
        }
        assertOrphanStays("the right one");
    }

    @Test
    void nothingUnknownIsDeletedByACatalogThatHasNothing() throws Exception {
        places.saved(Samples.deleted(stored));
        assertOrphanStays("no stored file");
    }

    private void assertOrphanStays(String reason) throws Exception {
        FileDetails orphan = places.put(Samples.file());
        FileDetails nobodys = Samples.file();
        places.stage(nobodys);
        places.after(BEYOND_GRACE);

        places.verify(ThreePlaces.APPLY);

        assertThat(places.store.find(orphan.key())).isPresent();
        assertThat(places.staging.find(nobodys.id())).isPresent();
        assertThat(places.of(Line.Repair.class))
                .filteredOn(repair -> repair.path().equals(orphan.key().value())
                        || repair.path().equals("staging:" + nobodys.id()))
                .hasSize(2)
                .allSatisfy(repair -> assertThat(repair.left()).contains(reason));
    }

    @Test
    void forceBelievesThatTheCatalogIsWholeButNotThatItHasCaughtUp() throws Exception {
        FileDetails orphan = places.put(Samples.file());
        places.openDeadLetters = 1;
        var forced = new VerificationRequest(false, false, RepairMode.APPLY, Duration.ZERO, true);
        places.after(Duration.ofSeconds(1));
        places.caughtUp = false;
        places.verify(forced);
        assertThat(places.store.find(orphan.key())).isPresent();

        places.caughtUp = true;
        places.verify(forced);

        assertThat(places.store.find(orphan.key())).isEmpty();
    }

    @Test
    void whatChangedSinceItWasToldIsLeftAlone() throws Exception {
        FileDetails orphan = places.put(Samples.file());
        places.after(BEYOND_GRACE);
        List<Integer> waits = new ArrayList<>();
        // The first wait is before the second look, the next before anything is deleted.
        places.beforeTheSecondLook(() -> {
            waits.add(1);
            if (waits.size() == 2) {
                places.saved(Samples.stored(orphan, "memory"));
            }
        });

        places.verify(ThreePlaces.APPLY);

        assertThat(places.of(Line.Repair.class))
                .singleElement()
                .satisfies(repair -> assertThat(repair.left()).isEqualTo("it is no longer so"));
        assertThat(places.store.find(orphan.key())).isPresent();
    }
}
