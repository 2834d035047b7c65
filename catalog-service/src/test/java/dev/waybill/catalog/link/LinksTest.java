package dev.waybill.catalog.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.access.Caller;
import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.link.memory.UnsignedLinks;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.lookup.FileReference;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.memory.InMemoryObjectStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final CatalogFiles files = new InMemoryCatalogFiles();
    private final UnsignedLinks signer = new UnsignedLinks(Clock.systemUTC());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ObjectStores stores = ObjectStores.only(new InMemoryObjectStore());
    private final Links links = new Links(
            new FileLookup(files, patience -> true),
            stores,
            List.of(signer),
            new LinkSettings(3600),
            new LinkMetrics(metrics));
    private final FileDetails file = Samples.file();

    @Test
    void aStoredFileIsSavedForAnHour() {
        know(Samples.stored(file));
        Link link = links.to(FileReference.parse(file.filename().value()), LinkMethod.HEAD, Caller.ANYONE);
        assertThat(link.file()).isEqualTo(file);
        LinkRequest asked = signer.lastRequest().orElseThrow();
        assertThat(asked.method()).isEqualTo(LinkMethod.HEAD);
        assertThat(asked.validity()).isEqualTo(Duration.ofHours(1));
        assertThat(asked.bucket()).isEqualTo(Samples.BUCKET);
        assertThat(asked.contentDisposition()).isEqualTo("attachment; filename=\"invoice.pdf\"");
        assertThat(link.signed().toString()).doesNotContain(file.filename().value());
        assertThat(count("redirected")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf,inline,application/pdf",
        "image/webp,inline,image/webp",
        "text/html,attachment,application/octet-stream",
        "image/svg+xml,attachment,application/octet-stream",
        "application/xml,attachment,application/octet-stream"
    })
    void onlyHarmlessTypesAreShown(String type, String disposition, String told) {
        FileDetails typed = Samples.file("a.bin", type, new Owner(Owner.Kind.JOB, "j1"), Instant.now());
        know(Samples.stored(typed));
        links.to(typed.id(), Disposition.INLINE, Caller.ANYONE);
        LinkRequest asked = signer.lastRequest().orElseThrow();
        assertThat(asked.contentDisposition()).startsWith(disposition + ";");
        assertThat(asked.contentType().value()).isEqualTo(told);
    }

    @Test
    void anyOtherFileSaysWhyThereIsNone() {
        assertThat(refusal().code()).isEqualTo(ErrorCode.NOT_FOUND);
        know(Samples.staged(file));
        assertThat(refusal().code()).isEqualTo(ErrorCode.ON_ITS_WAY);
        assertThat(refusal().retryAfter()).contains(Duration.ofSeconds(1));
        know(Samples.failed(file));
        assertThat(refusal().code()).isEqualTo(ErrorCode.FILE_FAILED);
        assertThat(refusal().members()).isEqualTo(Map.of("failure_code", "KEY_TAKEN", "failure_message", "taken"));
        know(Samples.deletionRequested(file));
        assertThat(refusal().code()).isEqualTo(ErrorCode.FILE_DELETED);
        assertThat(count("on_its_way")).isEqualTo(2);
        assertThat(count("deleted")).isEqualTo(1);
        assertThat(signer.lastRequest()).isEmpty();
    }

    @Test
    void aRelocatedFileIsHadFromItsNewBucket() {
        know(Samples.stored(file));
        know(Samples.relocated(file, Samples.BUCKET, stores.current().bucket()));
        links.to(file.id(), Disposition.ATTACHMENT, Caller.ANYONE);
        assertThat(signer.lastRequest().orElseThrow().bucket())
                .isEqualTo(stores.current().bucket());
    }

    @Test
    void oneThatWasMovedToWhereThisServiceDoesNotGetAtIsHadFromWhereItWas() {
        know(Samples.relocated(file, stores.current().bucket(), "of-other-credentials"));
        links.to(file.id(), Disposition.ATTACHMENT, Caller.ANYONE);
        assertThat(signer.lastRequest().orElseThrow().bucket())
                .isEqualTo(stores.current().bucket());
    }

    @Test
    void namesOfAnyUnicodeAreEncoded() {
        assertThat(header("Größe \"1\" %41.pdf"))
                .isEqualTo(
                        "attachment; filename=\"Gr__e _1_ _41.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%20%2541.pdf");
        assertThat(header("北京😀.pdf"))
                .isEqualTo("attachment; filename=\"___.pdf\"; filename*=UTF-8''%E5%8C%97%E4%BA%AC%F0%9F%98%80.pdf");
    }

    @Test
    void longNamesAreCutBeforeTheirExtension() {
        String header = header("京".repeat(300) + ".pdf");
        assertThat(header).endsWith("%E4%BA%AC.pdf").hasSizeLessThan(1200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 604_801})
    void expiriesThatS3DoesNotKnowAreRefusedAtStart(int seconds) {
        assertThatThrownBy(() -> new LinkSettings(seconds)).hasMessageContaining("PRESIGNED_URL_EXPIRY_SECONDS");
    }

    private static String header(String name) {
        return DispositionHeader.of(Disposition.ATTACHMENT, new OriginalFilename(name));
    }

    private void know(EventEnvelope event) {
        CatalogEntry entry = files.findById(event.event().id())
                .map(known -> known.apply(event))
                .orElseGet(() -> CatalogEntry.of(event));
        files.saveAll(List.of(entry));
    }

    private WaybillException refusal() {
        try {
            links.to(file.id(), Disposition.ATTACHMENT, Caller.ANYONE);
            throw new AssertionError("there is a link");
        } catch (WaybillException e) {
            return e;
        }
    }

    private double count(String outcome) {
        return metrics.counter("waybill.links", "outcome", outcome).count();
    }
}
