package dev.waybill.ingest.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.EventJson;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import dev.waybill.file.UniqueTime;
import dev.waybill.ingest.idempotency.memory.InMemoryRecords;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final Sha256 ORIGIN = Sha256.of("https://files.example.com/a.pdf".getBytes(UTF_8));

    private final InMemoryRecords records = new InMemoryRecords();
    private final Clock clock = Clock.systemUTC();
    private final IdempotencyKeys keys = new IdempotencyKeys(records, new UniqueTime(clock), clock);

    @Test
    void where_a_file_was_fetched_from_is_remembered_with_it() throws IOException {
        try (Claim first = keys.claim(null, "k")) {
            first.fetchedFrom(ORIGIN);
            first.remember(IdempotencyKeysTest.file(first.id()));
        }

        try (Claim again = keys.claim(null, "k")) {
            assertThat(again.origin()).contains(ORIGIN);
        }
    }

    @Test
    void a_try_that_came_to_nothing_says_nothing_about_the_next() throws IOException {
        try (Claim first = keys.claim(null, "k")) {
            first.fetchedFrom(ORIGIN);
            keys.renew();
        }
        try (Claim next = keys.claim(null, "k")) {
            next.remember(IdempotencyKeysTest.file(next.id()));
        }

        try (Claim again = keys.claim(null, "k")) {
            assertThat(again.origin()).isEmpty();
        }
    }

    @Test
    void a_record_of_an_earlier_version_is_understood() throws IOException {
        FileId id = FileId.next();
        String written = "{\"id\":\"%s\",\"moment\":\"%s\",\"holder\":\"x\",\"held_until\":\"%s\",\"file\":%s}"
                .formatted(id, Instant.now(), Instant.now(), fileAsJson(id));
        records.create(Sha256.of("k".getBytes(UTF_8)).hex(), written.getBytes(UTF_8));

        try (Claim claim = keys.claim(null, "k")) {
            assertThat(claim.id()).isEqualTo(id);
            assertThat(claim.file()).contains(IdempotencyKeysTest.file(id));
            assertThat(claim.origin()).isEmpty();
        }
    }

    private static String fileAsJson(FileId id) {
        return EventJson.mapper().writeValueAsString(IdempotencyKeysTest.file(id));
    }
}
