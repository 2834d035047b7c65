package dev.waybill.catalog.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SelfTestTest {

    private static final TestedStore.Place PLACE = new TestedStore.Place("b", "r", "http://e");

    private final List<Check> performed = new ArrayList<>();
    private int closed;

    @Test
    void theSevenChecksComeFirstByName() {
        SelfTestReport report = new SelfTest(store(check -> new Finding.Ok(null))).run();
        assertThat(report.ok()).isTrue();
        assertThat(report.checks())
                .extracting(SelfTestReport.Line::name)
                .containsExactly(
                        "connection",
                        "upload",
                        "existence",
                        "info",
                        "presigned_url",
                        "listing",
                        "deletion",
                        "conditional_put",
                        "checksum",
                        "encryption",
                        "presigned_expiry",
                        "clock");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whatDependsOnAFailedCheckIsSkipped() {
        SelfTestReport report = new SelfTest(store(
                        check -> check == Check.UPLOAD ? new Finding.Failed("no", "mend", "42") : new Finding.Ok(null)))
                .run();
        assertThat(report.ok()).isFalse();
        assertThat(performed).containsExactly(Check.CONNECTION, Check.UPLOAD, Check.CLOCK);
        assertThat(report.checks().get(1))
                .isEqualTo(new SelfTestReport.Line(
                        "upload",
                        "File upload",
                        "failed",
                        report.checks().get(1).durationMs(),
                        "no",
                        "mend",
                        "42"));
        assertThat(report.checks().get(10).message()).isEqualTo("not tried, since this failed: File upload");
    }

    @Test
    void aStoreThatIsNotInS3IsSkippedWithASentence() {
        SelfTestReport report = new SelfTest(TestedStore.notInS3(PLACE, "on disk")).run();
        assertThat(report.ok()).isTrue();
        assertThat(report.checks()).allSatisfy(line -> {
            assertThat(line.status()).isEqualTo("skipped");
            assertThat(line.message()).isEqualTo("on disk");
        });
    }

    @Test
    void oneRunsAtATime() {
        SelfTest[] selfTest = new SelfTest[1];
        List<Throwable> refused = new ArrayList<>();
        selfTest[0] = new SelfTest(store(check -> {
            try {
                selfTest[0].run();
            } catch (WaybillException e) {
                refused.add(e);
            }
            return new Finding.Ok(null);
        }));
        selfTest[0].run();
        assertThat(refused)
                .hasSize(12)
                .allSatisfy(e -> assertThat(((WaybillException) e).code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
    }

    @Test
    void itCleansUpAndCanRunAgainWhateverHappens() {
        SelfTest selfTest = new SelfTest(store(check -> {
            throw new IllegalStateException("unforeseen");
        }));
        assertThatThrownBy(selfTest::run).hasMessage("unforeseen");
        assertThatThrownBy(selfTest::run).hasMessage("unforeseen");
        assertThat(closed).isEqualTo(2);
    }

    private TestedStore store(Function<Check, Finding> checks) {
        return new TestedStore() {
            @Override
            public Place place() {
                return PLACE;
            }

            @Override
            public Probe begin() {
                return new Probe() {
                    @Override
                    public Finding perform(Check check) {
                        performed.add(check);
                        return checks.apply(check);
                    }

                    @Override
                    public void close() {
                        closed++;
                    }
                };
            }
        };
    }
}
