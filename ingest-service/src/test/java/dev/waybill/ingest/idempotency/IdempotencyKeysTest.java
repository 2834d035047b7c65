package dev.waybill.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.file.UniqueTime;
import dev.waybill.ingest.idempotency.memory.InMemoryRecords;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final DurableRecords records = new InMemoryRecords();
    private final IdempotencyKeys keys = keysAt(NOW);

    @Test
    void who_was_taken_for_dead_does_not_forget_what_the_next_one_made() throws IOException {
        Claim stopped = keys.claim(null, "k");
        try (Claim next = keysAt(NOW.plusSeconds(61)).claim(null, "k")) {
            assertThat(stopped.forget()).isFalse();
            assertThat(next.forget()).isTrue();
        }
    }

    @Test
    void the_same_key_of_another_caller_is_another_key() throws IOException {
        try (Claim one = keys.claim("one", "k");
                Claim other = keys.claim("other", "k")) {
            assertThat(one.id()).isNotEqualTo(other.id());
        }
    }

    @Test
    void holds_a_key_for_one_upload_at_a_time() throws IOException {
        try (Claim first = keys.claim(null, "k")) {
            assertThat(first.file()).isEmpty();
            assertInFlight(keys);
        }
        keys.claim(null, "k").close();
    }

    @Test
    void another_process_waits_while_the_holder_may_live_and_goes_on_with_the_same_id_when_it_is_dead()
            throws IOException {
        Claim killed = keys.claim(null, "k");

        assertInFlight(keysAt(NOW.plusSeconds(59)));

        try (Claim next = keysAt(NOW.plusSeconds(61)).claim(null, "k")) {
            assertThat(next.id()).isEqualTo(killed.id());
            assertThat(next.moment()).isEqualTo(killed.moment());
        }
    }

    @Test
    void a_renewed_hold_lasts_longer() throws IOException {
        Clock movable = new MovableClock();
        IdempotencyKeys holder = new IdempotencyKeys(records, new UniqueTime(movable), movable);
        holder.claim(null, "k");
        ((MovableClock) movable).now = NOW.plusSeconds(50);

        holder.renew();

        assertInFlight(keysAt(NOW.plusSeconds(100)));
    }

    @Test
    void what_was_remembered_is_found_by_any_process_at_once() throws IOException {
        FileDetails file;
        try (Claim first = keys.claim(null, "k")) {
            file = file(first.id());
            first.remember(file);
        }

        try (Claim again = keysAt(NOW.plusSeconds(1)).claim(null, "k")) {
            assertThat(again.file()).contains(file);
        }
    }

    @Test
    void a_forgotten_key_begins_anew() throws IOException {
        FileId first;
        try (Claim claim = keys.claim(null, "k")) {
            first = claim.id();
            claim.forget();
        }

        try (Claim again = keys.claim(null, "k")) {
            assertThat(again.id()).isNotEqualTo(first);
        }
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws IOException {
        try (Claim claim = keys.claim(null, "k")) {
            claim.remember(file(claim.id()));
        }

        try (Claim later = keysAt(NOW.plus(Duration.ofHours(25))).claim(null, "k")) {
            assertThat(later.file()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut", "line\nbreak"})
    void what_is_no_key_is_refused(String text) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> keys.claim(null, text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    private static void assertInFlight(IdempotencyKeys keys) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> keys.claim(null, "k"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.IDEMPOTENCY_IN_FLIGHT));
    }

    private IdempotencyKeys keysAt(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new IdempotencyKeys(records, new UniqueTime(clock), clock);
    }

    static FileDetails file(FileId id) {
        return new FileDetails(
                id,
                CollectionName.DOCUMENTS,
                new Owner(Owner.Kind.AGENCY, "AGY-1"),
                null,
                new FileName("a.pdf"),
                new OriginalFilename("a.pdf"),
                new ObjectKey("uploads/a.pdf"),
                new MediaType("application/pdf"),
                1,
                Sha256.of(new byte[1]),
                null,
                null,
                List.of(),
                null,
                NOW);
    }

    private static final class MovableClock extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
