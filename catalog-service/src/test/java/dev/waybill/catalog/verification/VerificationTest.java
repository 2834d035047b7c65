package dev.waybill.catalog.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.verification.VerificationRequest.RepairMode;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.FileFailed;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.UnfinishedUpload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Duration DAYS = Duration.ofDays(3);

    private final ThreePlaces places = new ThreePlaces();

    @Test
    void nothingIsSaidWhereAllAgree() throws Exception {
        places.stored(Samples.file());
        places.stored(Samples.media("e1", "clip.mp4", "video/mp4"));
        places.staged(Samples.file());
        places.saved(Samples.deleted(Samples.file()));
        FileDetails failed = Samples.file();
        places.stage(failed);
        places.saved(Samples.failed(failed));

        Line.Summary summary = places.verify();

        assertThat(places.differences()).isEmpty();
        assertThat(summary.same()).isEqualTo(2);
        assertThat(summary.onTheWay()).isEqualTo(1);
        assertThat(summary.entries()).isEqualTo(5);
        assertThat(summary.objects()).isEqualTo(2);
        assertThat(summary.staged()).isEqualTo(2);
        assertThat(summary.total()).isZero();
    }

    @Test
    void whatIsTheSameIsToldWhenAskedFor() throws Exception {
        FileDetails file = places.stored(Samples.file());

        places.verify(new VerificationRequest(false, true, RepairMode.NONE, VerificationRequest.DEFAULT_GRACE, false));

        assertThat(places.told()).contains(new Line.Same(file.key().value(), file.id()));
    }

    @Test
    void everyKindOfDifferenceIsFound() throws Exception {
        FileDetails missing = places.stored(Samples.file());
        places.store.delete(missing.key());
        FileDetails lost = Samples.file();
        places.saved(Samples.staged(lost));
        FileDetails kept = Samples.file();
        places.saved(Samples.failed(kept));
        FileDetails unknown = places.put(Samples.file());
        FileDetails deleted = places.put(Samples.file());
        places.saved(Samples.deleted(deleted));
        FileDetails left = places.stored(Samples.file());
        places.stage(left);
        FileDetails nobodys = Samples.file();
        places.stage(nobodys);
        places.store
                .listing()
                .begun(new UnfinishedUpload("uploads/half", "1", Instant.now().minus(DAYS)));
        places.after(Duration.ofHours(1));

        Line.Summary summary = places.verify();

        assertThat(places.found("- object_missing"))
                .containsExactly(missing.key().value());
        assertThat(places.found("- bytes_missing"))
                .containsExactlyInAnyOrder(lost.key().value(), kept.key().value());
        assertThat(places.found("+ unknown_object"))
                .containsExactly(unknown.key().value());
        assertThat(places.found("+ deleted_object"))
                .containsExactly(deleted.key().value());
        assertThat(places.found("+ left_staged")).containsExactly(left.key().value());
        assertThat(places.found("+ unknown_staged")).containsExactly("staging:" + nobodys.id());
        assertThat(places.found("+ unfinished_upload")).containsExactly("uploads/half");
        assertThat(summary.total()).isEqualTo(8);
        assertThat(summary.remedies()).isEmpty();
    }

    @Test
    void itSaysInWhatAnObjectDiffers() throws Exception {
        FileDetails file = places.stored(Samples.file());
        FileDetails rival = Samples.ofSize(Samples.file(), 3);
        places.replace(file.key(), rival, false, new byte[3]);

        places.verify();

        assertThat(places.found("* different")).containsExactly(file.key().value());
        assertThat(places.differences().getFirst().detail())
                .contains("says it is file " + rival.id())
                .contains("has 3 bytes, not " + file.size())
                .contains("has SHA-256 " + rival.sha256())
                .contains("not encrypted");
    }

    @Test
    void onlyADownloadFindsBytesThatChangedBehindTheStoresBack() throws Exception {
        FileDetails file = places.stored(Samples.file());
        places.replace(file.key(), file, true, new byte[(int) file.size()]);

        places.verify();
        assertThat(places.differences()).isEmpty();

        places.verify(new VerificationRequest(true, false, RepairMode.NONE, VerificationRequest.DEFAULT_GRACE, false));
        assertThat(places.found("* different")).containsExactly(file.key().value());
    }

    @Test
    void objectsOfOthersAreCountedAndNotTold() throws Exception {
        places.foreign("uploads/somebody-elses.txt");
        places.foreign("elsewhere/uploads/x");
        places.foreign("metadata/products.json");

        Line.Summary summary = places.verify();

        assertThat(places.differences()).isEmpty();
        assertThat(summary.notOurs()).isEqualTo(1);
        assertThat(summary.objects()).isEqualTo(1);
    }

    @Test
    void aCopyOfAFileAtAnotherKeyIsToldAndNeverDeleted() throws Exception {
        FileDetails file = places.stored(Samples.file());
        ObjectKey copy = new ObjectKey("uploads/copies/of-it.pdf");
        places.replace(copy, file, true, Samples.content(file.id()));
        places.after(DAYS);

        places.verify(ThreePlaces.APPLY);

        assertThat(places.found("+ other_key")).containsExactly(copy.value());
        assertThat(places.store.find(copy)).isPresent();
    }

    @Test
    void whatTheCatalogHearsOfMeanwhileIsNoDifference() throws Exception {
        FileDetails late = places.put(Samples.file());
        FileDetails gone = places.stored(Samples.file());
        places.store.delete(gone.key());
        places.beforeTheSecondLook(() -> {
            places.saved(Samples.stored(late, "memory"));
            places.saved(Samples.deleted(gone));
        });

        places.verify();

        assertThat(places.differences()).isEmpty();
    }

    @Test
    void aRelocatedFileIsLookedForInItsNewBucket() throws Exception {
        FileDetails moved = places.stored(Samples.file());
        places.saved(Samples.relocated(moved, ObjectStores.LOCAL, places.store.bucket()));
        FileDetails lost = Samples.file();
        places.saved(Samples.stored(lost, ObjectStores.LOCAL));
        places.saved(Samples.relocated(lost, ObjectStores.LOCAL, places.store.bucket()));

        places.verify();

        assertThat(places.found("- object_missing")).containsExactly(lost.key().value());
        assertThat(places.differences()).hasSize(1);
    }

    /** As after a run on credentials of its own, until the settings name its bucket. */
    @Test
    void oneThatWasMovedToWhereThisServiceDoesNotGetAtIsLookedForWhereItWas() throws Exception {
        FileDetails moved = places.stored(Samples.file());
        places.saved(Samples.relocated(moved, places.store.bucket(), "of-other-credentials"));

        places.verify();

        assertThat(places.differences()).isEmpty();
    }

    @Test
    void keysOutsideThePrefixesAreLookedAtOneByOne() throws Exception {
        FileDetails odd = places.stored(Samples.at(new ObjectKey("zz/odd.pdf")));
        FileDetails lost = places.stored(Samples.at(new ObjectKey("zz/lost.pdf")));
        places.store.delete(lost.key());

        Line.Summary summary = places.verify();

        assertThat(places.found("- object_missing")).containsExactly("zz/lost.pdf");
        assertThat(summary.same()).isEqualTo(1);
        assertThat(odd.key().value()).isEqualTo("zz/odd.pdf");
    }

    @Test
    void manyAreComparedInPages() throws Exception {
        List<FileDetails> files =
                IntStream.range(0, 1100).mapToObj(i -> Samples.file()).toList();
        for (FileDetails file : files) {
            places.stored(file);
        }
        places.store.delete(files.get(501).key());

        Line.Summary summary = places.verify();

        assertThat(summary.same()).isEqualTo(1099);
        assertThat(places.found("- object_missing"))
                .containsExactly(files.get(501).key().value());
    }

    @Test
    void withoutStagingItIsLeftOutAndNothingIsCalledMissingForIt() throws Exception {
        places.saved(Samples.staged(Samples.file()));
        places.withoutStaging();

        Line.Summary summary = places.verify();

        assertThat(places.differences()).isEmpty();
        assertThat(summary.stagingLeftOut()).contains("not mounted");
    }

    @Test
    void aFileThatIsKnownToHaveLostItsBytesIsSettled() throws Exception {
        places.saved(Samples.event(new FileFailed(Samples.file(), ErrorCode.BYTES_MISSING, "gone", 1)));

        places.verify();

        assertThat(places.differences()).isEmpty();
    }

    @Test
    void aGraceThatClientsMayOutlastIsRefusedUnlessMeant() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new VerificationRequest(false, false, RepairMode.APPLY, Duration.ofHours(24), false));
        assertThat(new VerificationRequest(false, false, RepairMode.APPLY, Duration.ZERO, true).force())
                .isTrue();
    }
}
