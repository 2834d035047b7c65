package dev.waybill.catalog.migration.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.Sha256;
import org.junit.jupiter.api.Test;

class ReportLineTest {

    @Test
    void row_33_what_would_be_a_formula_is_text() {
        Entry entry = Entry.refused(RunId.next(), "images", "=1+1,\"x\".png", 3, ErrorCode.SOURCE_LAYOUT, "@SUM(A1)");
        assertThat(ReportLine.of(entry).csv())
                .isEqualTo("\"'=1+1,\"\"x\"\".png\",\"images\",,,,\"refused\",\"SOURCE_LAYOUT\",\"'@SUM(A1)\",\"3\",,");
    }

    @Test
    void theNewAddressIsToldOfWhatIsThere() {
        Entry planned = Entry.planned(
                RunId.next(), "images", "images/2024/12/a.png", 3, Drafted.image("images/2024/12/a.png"), null);
        assertThat(ReportLine.of(planned).url()).isNull();
        assertThat(ReportLine.of(planned.stored(Sha256.of(new byte[3]))).url()).isEqualTo("/api/files/a.png");
    }
}
