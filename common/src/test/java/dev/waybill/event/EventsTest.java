package dev.waybill.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void everyTypeNamesOneRecordAndBack(FileEvent event) {
        assertThat(EventTypes.of(event)).matches("dev\\.waybill\\.file\\.[a-z-]+\\.v1");
        assertThat(EventTypes.recordOf(EventTypes.of(event)).orElseThrow()).isEqualTo(event.getClass());
        assertThat(EventTypes.all()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void everyEventIsAboutTheFileInIt(FileEvent event) {
        assertThat(event.id()).isEqualTo(SampleEvents.FILE.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
    void attemptsAreBounded(int attempt) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileStaged(SampleEvents.FILE, attempt));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileFailed(SampleEvents.FILE, ErrorCode.KEY_TAKEN, "", attempt));
    }

    @Test
    @SuppressWarnings("NullAway")
    void anEventWithoutAFileIsNone() {
        assertThatNullPointerException().isThrownBy(() -> new FileDeleted(null));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aRelocationSaysWhereToAndByWhichAddresses() {
        assertThat(new FileRelocated(SampleEvents.FILE, null, "new", "/old", "/new").fromBucket())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileRelocated(SampleEvents.FILE, null, null, "/old", "/new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileRelocated(SampleEvents.FILE, " ", "new", "/old", "/new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileRelocated(SampleEvents.FILE, null, "new", "", "/new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileRelocated(SampleEvents.FILE, null, "new", "/old", "x".repeat(4097)));
    }

    @Test
    void aLongReasonIsCutButNeverInTheMiddleOfACharacter() {
        var failed = new FileFailed(SampleEvents.FILE, ErrorCode.BYTES_MISSING, "x" + "😀".repeat(1000), 1);

        assertThat(failed.message()).isEqualTo("x" + "😀".repeat(499));
        assertThat(new FileFailed(SampleEvents.FILE, ErrorCode.BYTES_MISSING, failed.message(), 1))
                .isEqualTo(failed);
    }

    @Test
    void whatFollowsFromTheSameCauseHasTheSameId() {
        FileId file = FileId.next();
        String id = EventIds.following(file, "cause", FileStored.class);

        assertThat(EventIds.following(file, "cause", FileStored.class)).isEqualTo(id);
        assertThat(EventIds.following(file, "cause", FileFailed.class)).isNotEqualTo(id);
        assertThat(EventIds.following(file, "other cause", FileStored.class)).isNotEqualTo(id);
        assertThat(EventIds.following(FileId.next(), "cause", FileStored.class)).isNotEqualTo(id);
    }

    @Test
    void idsAreUuidsOfVersion7WithTheTimeOfTheirFile() {
        FileId file = FileId.next();
        UUID following = UUID.fromString(EventIds.following(file, "cause", FileStored.class));

        assertThat(following.version()).isEqualTo(7);
        assertThat(following.variant()).isEqualTo(2);
        assertThat(following.toString().substring(0, 13))
                .isEqualTo(file.toString().substring(0, 13));
        assertThat(UUID.fromString(EventIds.next()).version()).isEqualTo(7);
    }

    @Test
    void anEnvelopeHasAnIdASourceAndATimeThatEveryDatabaseCanHold() {
        var event = new FileDeleted(SampleEvents.FILE);

        assertThat(new EventEnvelope("1", NOW, "/x", event).time()).isEqualTo(NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("", NOW, "/x", event));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("1", NOW, "", event));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("i".repeat(129), NOW, "/x", event));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("1", NOW, "/".repeat(129), event));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("1", Instant.MAX, "/x", event));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEnvelope("1", Instant.MIN, "/x", event));
    }
}
