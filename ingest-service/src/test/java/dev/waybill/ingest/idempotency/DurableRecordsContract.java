package dev.waybill.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link DurableRecords} keeps to. */
abstract class DurableRecordsContract {

    private final String name = java.util.UUID.randomUUID().toString().replace("-", "");

    abstract DurableRecords records() throws IOException;

    @Test
    void a_record_is_read_as_it_was_written() throws IOException {
        assertThat(records().read(name)).isEmpty();
        assertThat(records().create(name, bytes("one"))).isTrue();
        assertThat(records().read(name).orElseThrow()).isEqualTo(bytes("one"));
    }

    @Test
    void a_record_that_is_there_is_not_created_again() throws IOException {
        records().create(name, bytes("one"));

        assertThat(records().create(name, bytes("two"))).isFalse();
        assertThat(records().read(name).orElseThrow()).isEqualTo(bytes("one"));
    }

    @Test
    void of_many_who_create_it_at_once_one_does() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> records().create(name, bytes("by " + i)))
                    .toList());
            int winners = 0;
            for (Future<Boolean> attempt : tries) {
                winners += attempt.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void a_record_is_replaced_and_deleted_as_often_as_need_be() throws IOException {
        records().replace(name, bytes("one"));
        records().replace(name, bytes("two"));
        assertThat(records().read(name).orElseThrow()).isEqualTo(bytes("two"));

        records().delete(name);
        records().delete(name);
        assertThat(records().read(name)).isEmpty();
    }

    @Test
    void sweeping_removes_what_is_old_and_nothing_else() throws IOException {
        records().create(name, bytes("one"));

        records().sweep(Instant.now().minusSeconds(3600));
        assertThat(records().read(name)).isPresent();

        assertThat(records().sweep(Instant.now().plusSeconds(3600))).isPositive();
        assertThat(records().read(name)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
