package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDetailsTest {

    private static FileDetails file(long size, @Nullable String uploadedBy, Instant createdAt, List<String> tags) {
        return new FileDetails(
                FileId.next(),
                CollectionName.DOCUMENTS,
                new Owner(Owner.Kind.AGENCY, "AGY-1"),
                null,
                new FileName("a.pdf"),
                new OriginalFilename("a.pdf"),
                new ObjectKey("uploads/a.pdf"),
                new MediaType("application/pdf"),
                size,
                Sha256.of(new byte[0]),
                null,
                null,
                tags,
                uploadedBy,
                createdAt);
    }

    @Test
    void keepsItsOwnTags() {
        List<String> tags = new ArrayList<>(List.of("x"));
        FileDetails file = file(0, null, Instant.now(), tags);
        tags.add("y");

        assertThat(file.tags()).containsExactly("x");
    }

    @Test
    void namesItsOwnerByTheMember() {
        assertThat(file(0, null, Instant.now(), List.of()).ownerMember())
                .containsExactlyEntriesOf(Map.of("agency_id", "AGY-1"));
    }

    @Test
    void hasNoNegativeSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> file(-1, null, Instant.now(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void isFromATimeThatEveryDatabaseCanHold(String createdAt) {
        assertThatNoException().isThrownBy(() -> file(0, null, Instant.parse("9999-12-31T23:59:59Z"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(0, null, Instant.parse(createdAt), List.of()))
                .withMessageContaining("between the years");
    }

    @Test
    void boundsTheUploadersName() {
        assertThatNoException().isThrownBy(() -> file(0, "u".repeat(255), Instant.now(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> file(0, "u".repeat(256), Instant.now(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> file(0, "\uDC00", Instant.now(), List.of()));
    }
}
