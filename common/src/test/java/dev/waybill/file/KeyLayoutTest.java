package dev.waybill.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLayoutTest {

    private static final String DOCUMENTS = "uploads/{doc_type}/{owner}_{doc_type}_{epoch}_{safe}";
    private static final String JOBS = "uploads/jobs/{job_id}/{doc_type}/{uuid}-{safe}";

    private static final FileId ID = FileId.parse("0197a3c0-5b1e-7c3a-9f00-0123456789ab");
    private static final Owner AGENCY = new Owner(Owner.Kind.AGENCY, "AGY-123");
    private static final Owner JOB = new Owner(Owner.Kind.JOB, "JOB-42");
    private static final DocType TYPE = new DocType("job_order");
    private static final OriginalFilename NAME = new OriginalFilename("Order 7.PDF");
    private static final Instant MOMENT = Instant.parse("2026-02-03T04:05:06.000789Z");

    @ParameterizedTest
    @CsvSource({
        "{uuid}/{safe}, 0197a3c0-5b1e-7c3a-9f00-0123456789ab/Order_7.PDF",
        "{uuid}/{stem}.{ext}, 0197a3c0-5b1e-7c3a-9f00-0123456789ab/Order_7.pdf",
        "x-{hex}, x-456789ab",
        "{yyyy}/{MM}/{dd}/{HHmmss}_{micros}, 2026/02/03/040506_000789",
        "{job_id}/{uuid}, JOB-42/0197a3c0-5b1e-7c3a-9f00-0123456789ab",
        "{owner}/{doc_type}/{hex}, JOB-42/job_order/456789ab"
    })
    void fillsItsPlaceholders(String template, String key) {
        assertThat(new KeyLayout(template).key(ID, JOB, TYPE, NAME, MOMENT)).hasToString(key);
    }

    @ParameterizedTest
    @CsvSource({"AGENCY,AGY-1", "CLIENT,CLT-1", "JOB,j", "EVENT,e", "USER,u", "PRODUCT,product_1"})
    void fillsInTheOwnerByItsMember(Owner.Kind kind, String id) {
        var layout = new KeyLayout("{" + kind.member() + "}/{uuid}");

        assertThat(layout.key(ID, new Owner(kind, id), null, NAME, MOMENT)).hasToString(id + "/" + ID);
    }

    @Test
    void makesTheKeysOfTheContract() {
        assertThat(new KeyLayout(DOCUMENTS).key(ID, AGENCY, TYPE, NAME, MOMENT).value())
                .matches("uploads/job_order/AGY-123_job_order_1770091506000789\\d{3}_Order_7\\.PDF");
        assertThat(new KeyLayout(JOBS).key(ID, JOB, TYPE, NAME, MOMENT))
                .hasToString("uploads/jobs/JOB-42/job_order/" + ID + "-Order_7.PDF");
    }

    @Test
    void namesAFileWithoutExtensionBin() {
        var layout = new KeyLayout("{hex}.{ext}");

        assertThat(layout.key(ID, JOB, null, new OriginalFilename("README"), MOMENT))
                .hasToString("456789ab.bin");
    }

    @Test
    void givesTwoFilesOfOneMomentDifferentKeys() {
        var moments = new UniqueTime(Clock.fixed(MOMENT, ZoneOffset.UTC));
        Set<ObjectKey> keys = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            keys.add(new KeyLayout(DOCUMENTS).key(FileId.next(), AGENCY, TYPE, NAME, moments.next()));
            keys.add(new KeyLayout(JOBS).key(FileId.next(), JOB, TYPE, NAME, moments.next()));
        }

        assertThat(keys).hasSize(2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 60, 120, 1000})
    void shortensTheLongestNamesUntilAnyFileSystemTakesThem(int length) {
        var owner = new Owner(Owner.Kind.AGENCY, "AGY-" + "x".repeat(60));
        var type = new DocType("t".repeat(64));
        var name = new OriginalFilename("n".repeat(length) + ".pdf");

        ObjectKey key = new KeyLayout(DOCUMENTS).key(ID, owner, type, name, MOMENT);

        assertThat(key.lastSegment()).hasSize(KeyLayout.MAX_SEGMENT).endsWith("n.pdf");
        assertThat(new FileName(key.lastSegment())).isNotNull();
    }

    @Test
    void writesDigitsAsAsciiWhateverTheDefaultLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(new KeyLayout("{epoch}-{yyyy}{MM}{dd}{HHmmss}{micros}")
                            .key(ID, JOB, null, NAME, MOMENT)
                            .value())
                    .matches("1770091506000789[0-9]{3}-20260203040506000789");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void asksForTheDocTypeAndOwnerThatItNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyLayout(DOCUMENTS).key(ID, AGENCY, null, NAME, MOMENT))
                .withMessageContaining("doc_type is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyLayout(JOBS).key(ID, AGENCY, TYPE, NAME, MOMENT))
                .withMessageContaining("job_id is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads/{nonsense}/{uuid}", "{UUID}/{uuid}", "{sha256}-{uuid}"})
    void refusesAnUnknownPlaceholder(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyLayout(template))
                .withMessageContaining("unknown placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads/{safe}", "{yyyy}/{MM}/{dd}/{HHmmss}", "fixed", ""})
    void refusesALayoutInWhichNothingTellsTwoFilesApart(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyLayout(template));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/{uuid}", "a//{uuid}", "a b/{uuid}", "../{uuid}", "{uuid", "{{uuid}}", "{uuid}/"})
    void refusesALayoutThatCanNeverMakeAKey(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyLayout(template));
    }
}
