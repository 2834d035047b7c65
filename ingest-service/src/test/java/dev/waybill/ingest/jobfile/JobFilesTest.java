package dev.waybill.ingest.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.document.Content;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who may name which source in a job file. */
class JobFilesTest {

    private static final Owner JOB = new Owner(Owner.Kind.JOB, "1");
    private static final Caller WRITER = new Caller("writer", false, Set.of(JOB));
    private static final Caller ADMINISTRATOR = new Caller("root", true, Set.of());

    @ParameterizedTest
    @ValueSource(strings = {"file:other/secret.pdf", "FILE:///inbox/other/secret.pdf", "s3://scans/other/secret.pdf"})
    void what_lies_where_others_documents_lie_is_for_administrators(String uri) {
        run(jobFiles -> {
            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(() -> jobFiles.check(JOB, WRITER, from(uri)))
                    .withMessageContaining("only an administrator may name s3: and file: sources")
                    .matches(e -> e.code() == ErrorCode.ACCESS_DENIED);
            assertThat(jobFiles.check(JOB, ADMINISTRATOR, from(uri)).content()).isEqualTo(new Content.Remote(uri));
            assertThat(jobFiles.check(JOB, Caller.ANYONE, from(uri)).content()).isEqualTo(new Content.Remote(uri));
        });
    }

    @Test
    void web_addresses_and_bytes_are_for_every_writer() {
        String uri = "https://files.example.com/a.pdf";
        JobFile.Document inline = new JobFile.Document("job_order", "a.pdf", null, null, null, null, "b25l", null);

        run(jobFiles -> {
            assertThat(jobFiles.check(JOB, WRITER, from(uri)).content()).isEqualTo(new Content.Remote(uri));
            assertThat(jobFiles.check(JOB, WRITER, inline).content()).isInstanceOf(Content.Inline.class);
        });
    }

    private static void run(Consumer<JobFiles> test) {
        new ApplicationContextRunner()
                .withUserConfiguration(Collections.class, JobFiles.class)
                .withPropertyValues(
                        "waybill.ingest.max-file-size=100",
                        "waybill.ingest.collections.job-documents.key=jobs/{uuid}.{ext}",
                        "waybill.ingest.collections.job-documents.owners=job",
                        "waybill.ingest.collections.job-documents.types=*/*")
                .run(context -> test.accept(context.getBean(JobFiles.class)));
    }

    private static JobFile.Document from(String uri) {
        return new JobFile.Document("job_order", "a.pdf", null, null, null, null, null, new JobFile.Source(uri));
    }
}
