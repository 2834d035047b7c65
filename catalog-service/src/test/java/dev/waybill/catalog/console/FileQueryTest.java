package dev.waybill.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileQueryTest {

    @Test
    void saysInTheWordsOfTheApiWhatIsFilledIn() {
        assertThat(query("q= invoice ", "collection=", "tag=paid", "nonsense=x", "cursor=abc"))
                .isEqualTo(Map.of(
                        "q", List.of("invoice"),
                        "tag", List.of("paid"),
                        "cursor", List.of("abc"),
                        "limit", List.of("50")));
    }

    @Test
    void knowsOwnersByTheirIdsWhereThoseSayIt() {
        assertThat(query("owner=AGY-1")).containsEntry("agency_id", List.of("AGY-1"));
        assertThat(query("owner=CLT-1")).containsEntry("client_id", List.of("CLT-1"));
        assertThat(query("owner=product_1")).containsEntry("product_id", List.of("product_1"));
        assertThat(query("owner=AGY-1", "owner_kind=job_id")).containsEntry("job_id", List.of("AGY-1"));
        assertThatThrownBy(() -> query("owner=x1")).hasMessage("say what kind of owner x1 is");
        assertThatThrownBy(() -> query("owner=x1", "owner_kind=status")).hasMessage("there is no such kind of owner");
    }

    @Test
    void takesDaysAsAWhole() {
        assertThat(query("from=2026-11-20", "to=2026-11-21"))
                .containsEntry("created_after", List.of("2026-11-19T23:59:59.999Z"))
                .containsEntry("created_before", List.of("2026-11-22T00:00:00Z"));
        assertThatThrownBy(() -> query("to=yesterday")).hasMessage("to: a day such as 2026-11-21");
    }

    @Test
    void itsAddressHoldsWhatIsFilledInAndNothingElse() {
        Filters filters = filters("tag=a&b", "q=ü", "status=", "other=1");
        assertThat(filters.address("/x")).isEqualTo("/x?q=%C3%BC&tag=a%26b");
        assertThat(filters.address("/x", "n")).isEqualTo("/x?q=%C3%BC&tag=a%26b&cursor=n");
        assertThat(filters("status=").address("/x")).isEqualTo("/x");
    }

    private static Map<String, List<String>> query(String... fields) {
        return FileQuery.of(filters(fields));
    }

    private static Filters filters(String... fields) {
        return Filters.of(
                FileQuery.FIELDS,
                Arrays.stream(fields)
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> field[0], field -> List.of(field[1]))));
    }
}
