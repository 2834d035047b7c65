package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutsTest {

    @ParameterizedTest
    @CsvSource({
        "uploads/agency_invoice/AGY-123_agency_invoice_1234567890_invoice.pdf, agency_id=AGY-123, invoice.pdf, 2009-02-13T23:31:30Z",
        "uploads/rate_card/CLT-456_rate_card_1234567890_rates.xlsx, client_id=CLT-456, rates.xlsx, 2009-02-13T23:31:30Z",
        "uploads/job_order/AGY-1_job_order_1700000000123_a_b c.pdf, agency_id=AGY-1, a_b c.pdf, 2023-11-14T22:13:20.123Z",
        "uploads/job_order/AGY-1_job_order_1700000000123456_x.pdf, agency_id=AGY-1, x.pdf, 2023-11-14T22:13:20.123456Z",
        "uploads/job_order/AGY-1_job_order_1700000000123456789_x.pdf, agency_id=AGY-1, x.pdf, 2023-11-14T22:13:20.123456789Z",
        "uploads/job_order/AGY-1_job_order_1700000000_2024_x.pdf, agency_id=AGY-1, 2024_x.pdf, 2023-11-14T22:13:20Z",
        "uploads/job_order/AGY-NORTH-7_job_order_1700000000_x, agency_id=AGY-NORTH-7, x, 2023-11-14T22:13:20Z",
        // No epoch, but a date, a number, or a time to come: then it is the file's own time.
        "uploads/job_order/AGY-1_job_order_20240131_x.pdf, agency_id=AGY-1, x.pdf,",
        "uploads/job_order/AGY-1_job_order_9999999999_x.pdf, agency_id=AGY-1, x.pdf,",
        "uploads/job_order/AGY-1_job_order_99999999999999999999_x.pdf, agency_id=AGY-1, x.pdf,",
        // Not in the form, but the owner is plain.
        "uploads/job_order/AGY-1_rate_card_1700000000_x.pdf, agency_id=AGY-1, AGY-1_rate_card_1700000000_x.pdf,",
        "uploads/job_order/AGY-1_order.pdf, agency_id=AGY-1, AGY-1_order.pdf,",
        "uploads/job_order/CLT-9 Größe.pdf, client_id=CLT-9, CLT-9 Größe.pdf,",
        "uploads/job_order/CLT-9.pdf, client_id=CLT-9, CLT-9.pdf,",
        "uploads/job_order/AGY-1_job_order_1700000000_, agency_id=AGY-1, AGY-1_job_order_1700000000_,",
    })
    void documents(String path, String owner, String original, String created) {
        Placement placement = place(path).orElseThrow();

        assertThat(placement.collection()).hasToString("documents");
        assertThat(placement.owner()).hasToString(owner);
        assertThat(placement.docType()).hasToString(path.split("/")[1]);
        assertThat(placement.originalFilename()).isEqualTo(original);
        assertThat(placement.createdAt()).isEqualTo(created == null ? Tree.CHANGED : Instant.parse(created));
        assertThat(placement.key()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uploads/invoice.pdf",
                "uploads/agency_invoice/invoice.pdf",
                "uploads/agency_invoice/AGY-",
                "uploads/agency_invoice/AGY-12-34.pdf",
                "uploads/agency_invoice/AGY-12x.pdf",
                "uploads/agency_invoice/agy-12_x.pdf",
                "uploads/agency_invoice/x_AGY-12_x.pdf",
                "uploads/Agency Invoice/AGY-1_x.pdf",
                "uploads/agency_invoice/2024/AGY-1_x.pdf",
                "uploads/jobs/AGY-1_x.pdf",
                "uploads/jobs/j1/invoice.pdf",
                "uploads/jobs/j 1/agency_invoice/invoice.pdf",
                "uploads/jobs/j1/Invoice/invoice.pdf",
                "uploads/jobs/j1/agency_invoice/more/invoice.pdf",
                "events/e1/photo.jpg",
                "events/e1/photos/photo.jpg",
                "events/e 1/media/photo.jpg",
                "users/u1/photo.jpg",
                "images/1969/12/photo.jpg",
                "images/2024/1/photo.jpg",
                "documents/photo.jpg",
            })
    void nobodys(String path) {
        assertThat(place(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "uploads/jobs/68b71f6b73d950590d63e7db/agency_invoice/0197f5a0-0000-7000-8000-000000000000-bill.pdf, bill.pdf",
        "uploads/jobs/68b71f6b73d950590d63e7db/agency_invoice/0197F5A0-0000-7000-8000-000000000000-a-b.pdf, a-b.pdf",
        "uploads/jobs/j1/approved_quotation/uuid-filename.xlsx, uuid-filename.xlsx",
        "uploads/jobs/j1/approved_quotation/0197f5a0-0000-7000-8000-000000000000-, 0197f5a0-0000-7000-8000-000000000000-",
    })
    void documents_of_jobs(String path, String original) {
        Placement placement = place(path).orElseThrow();

        assertThat(placement.owner()).hasToString("job_id=" + path.split("/")[2]);
        assertThat(placement.docType()).hasToString(path.split("/")[3]);
        assertThat(placement.originalFilename()).isEqualTo(original);
        assertThat(placement.isNamedByKey()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "events/e1/media/2024/01/01/120000_123456.jpg, 2024-01-01T12:00:00.123456Z",
        "events/e1/media/2024/02/29/235959_000000.jpg, 2024-02-29T23:59:59Z",
        "events/e1/media/2024/02/30/120000_123456.jpg,",
        "events/e1/media/2024/01/01/250000_123456.jpg, 2024-01-01T00:00:00Z",
        "events/e1/media/2024/01/01/photo.jpg, 2024-01-01T00:00:00Z",
        "events/e1/media/2024/12/24/photo.jpg,",
        "events/e1/media/photo.jpg,",
        "users/u1/profile/2024/01/01/120000_123456.png, 2024-01-01T12:00:00.123456Z",
    })
    void files_by_day(String path, String created) {
        Placement placement = place(path).orElseThrow();

        assertThat(placement.owner().id()).isEqualTo(path.split("/")[1]);
        assertThat(placement.isNamedByKey()).isFalse();
        assertThat(placement.createdAt()).isEqualTo(created == null ? Tree.CHANGED : Instant.parse(created));
    }

    @Test
    void images_by_month() {
        assertThat(place("images/2024/12/x.png").orElseThrow().createdAt()).isEqualTo(Tree.CHANGED);
        assertThat(place("images/2023/01/x.png").orElseThrow().createdAt()).isEqualTo("2023-01-01T00:00:00Z");
        assertThat(place("images/x.png").orElseThrow().key()).isEqualTo("images/2024/12/x.png");
    }

    private static Optional<Placement> place(String path) {
        return Layout.find(new RegularFile(path, 0, Tree.CHANGED, new byte[0]));
    }
}
