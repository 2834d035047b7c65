package dev.waybill.ingest.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.staging.memory.InMemoryStagingArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class StagingBudgetTest {

    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final StagingBudget budget =
            new StagingBudget(staging, new BudgetSettings(DataSize.ofBytes(100), 3, Duration.ofHours(1)));

    @BeforeEach
    void count() {
        budget.count();
    }

    @Test
    void refuses_what_does_not_fit_beside_what_is_still_coming() {
        Reservation first = budget.reserve(60);

        assertFull(60);

        first.close();
        budget.reserve(60).close();
    }

    @Test
    void refuses_one_file_too_many() {
        budget.reserve(0);
        budget.reserve(0);
        budget.reserve(0);

        assertFull(0);
    }

    @Test
    void reckons_with_a_staged_file_before_and_after_it_was_counted() throws IOException {
        stage(60);
        assertFull(60);

        budget.count();
        assertFull(60);
        assertThat(budget.usage().bytes()).isEqualTo(60);
    }

    @Test
    void finds_room_again_once_workers_have_removed_files() throws IOException {
        FileId id = stage(60);
        budget.count();

        staging.delete(id);
        budget.count();

        budget.reserve(100).close();
    }

    @Test
    void stops_a_body_of_unknown_length_that_outgrows_the_room() {
        Reservation reservation = budget.reserve(0);

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> reservation.require(101))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STAGING_FULL));
    }

    @Test
    void gives_room_back_once_however_often_it_is_closed() {
        Reservation reservation = budget.reserve(100);
        reservation.close();
        reservation.close();
        budget.reserve(100);

        assertFull(1);
    }

    private FileId stage(int size) throws IOException {
        FileId id = FileId.next();
        try (Reservation reservation = budget.reserve(size)) {
            staging.stage(id, new ByteArrayInputStream(new byte[size]), size);
            reservation.staged(size);
        }
        return id;
    }

    private void assertFull(long bytes) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> budget.reserve(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STAGING_FULL))
                .satisfies(e -> assertThat(e.retryAfter()).isPresent());
    }
}
