package dev.waybill.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.Position;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestTest {

    @Test
    void nothingGivenMeansTheFirstHundredOfAll() {
        SearchRequest request = SearchRequest.parse(Map.of(), Caller.ANYONE);
        assertThat(request.limit()).isEqualTo(100);
        assertThat(request.after()).isNull();
        assertThat(request.criteria().status()).isNull();
    }

    @Test
    void everyFilterIsUnderstood() {
        var criteria = SearchRequest.parse(
                        Map.of(
                                "client_id", List.of("CLT-456"),
                                "status", List.of("failed"),
                                "q", List.of("a.*"),
                                "created_after", List.of("2026-11-21T10:00:00Z")),
                        Caller.ANYONE)
                .criteria();
        assertThat(criteria.owner()).isEqualTo(new Owner(Owner.Kind.CLIENT, "CLT-456"));
        assertThat(criteria.status()).isEqualTo(FileStatus.FAILED);
        assertThat(criteria.text()).isEqualTo("a.*");
        assertThat(criteria.createdAfter()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0", "limit,1001", "limit,-1", "limit,ten", "limit,99999999999",
        "status,STORED", "status,gone", "agency_id,123", "file_type,PDF", "collection,A b",
        "created_after,yesterday", "created_before,+999999999-01-01T00:00:00Z", "cursor,abc", "cursor,!!!"
    })
    void whatIsNotValidIsNamed(String name, String value) {
        assertThatThrownBy(() -> SearchRequest.parse(Map.of(name, List.of(value)), Caller.ANYONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + ":");
    }

    @Test
    void unknownAndRepeatedParametersAreRefused() {
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("agency", List.of("AGY-1")), Caller.ANYONE))
                .hasMessageContaining("no such filter");
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("limit", List.of("1", "2")), Caller.ANYONE))
                .hasMessageContaining("more than once");
        assertThatThrownBy(() -> SearchRequest.parse(
                        Map.of("agency_id", List.of("AGY-1"), "job_id", List.of("j1")), Caller.ANYONE))
                .hasMessageContaining("one owner");
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("q", List.of("a\0b")), Caller.ANYONE))
                .hasMessageContaining("control character");
    }

    @Test
    void aCursorComesBackAsItWas() {
        Position position = new Position(Instant.parse("2026-11-21T10:00:00.123Z"), FileId.next());
        assertThat(CursorToken.parse(CursorToken.of(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MTow", "MTo5OTk5OTk5OTk5OTk5OTk6MDE5YWExYjItMGMzZC03ZTRmLThhNWItNmM3ZDhlOWZhMGIx"})
    void aForgedCursorIsRefused(String token) {
        assertThatThrownBy(() -> CursorToken.parse(token)).isInstanceOf(IllegalArgumentException.class);
    }
}
