package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileName;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.SampleFiles;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Capability D24: an object tells the context of its upload. */
class ObjectMetadataTest {

    private static final FileDetails FILE = SampleFiles.withContent(new byte[5], "Müll 请求.pdf");

    @Test
    void anObjectSaysWhoseItIsWhatItIsAndWhoUploadedItWhen() {
        assertThat(ObjectMetadata.of(with("jörg@example.com", FILE.docType(), FILE.originalFilename())))
                .containsOnly(
                        Map.entry("waybill-id", FILE.id().toString()),
                        Map.entry("waybill-sha256", FILE.sha256().hex()),
                        Map.entry("waybill-collection", "documents"),
                        Map.entry("waybill-owner", FILE.owner().toString()),
                        Map.entry("waybill-doc-type", "agency_invoice"),
                        Map.entry("waybill-created-at", "2026-11-21T10:00:00.123Z"),
                        Map.entry("waybill-original-filename", "M%C3%BCll+%E8%AF%B7%E6%B1%82.pdf"),
                        Map.entry("waybill-uploaded-by", "j%C3%B6rg%40example.com"));
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(ObjectMetadata.of(with(null, null, FILE.originalFilename())))
                .doesNotContainKeys("waybill-uploaded-by", "waybill-doc-type");
    }

    @Test
    void longNamesAreLeftOutRatherThanRefusedByS3() {
        Map<String, String> longName =
                ObjectMetadata.of(with("user-7", FILE.docType(), new OriginalFilename("请".repeat(1024))));
        assertThat(longName)
                .doesNotContainKey("waybill-original-filename")
                .containsEntry("waybill-uploaded-by", "user-7");

        Map<String, String> both = ObjectMetadata.of(
                with("ö".repeat(255), FILE.docType(), new OriginalFilename("x".repeat(1020) + ".pdf")));
        assertThat(both).containsKey("waybill-original-filename").doesNotContainKey("waybill-uploaded-by");
        assertThat(bytes(both)).isLessThanOrEqualTo(2048);
    }

    @Test
    void whatAnObjectSaysMakesItsFileAgainButForLabels() {
        FileDetails file = with("jörg@example.com", FILE.docType(), FILE.originalFilename());
        assertThat(ObjectMetadata.file(file.key(), head(file, ObjectMetadata.of(file))))
                .hasValueSatisfying(found -> assertThat(found)
                        .usingRecursiveComparison()
                        .ignoringFields("title", "description", "tags")
                        .isEqualTo(file));
    }

    @Test
    void whatSomebodyElsePutThereIsNoFile() {
        Map<String, String> spoilt = new HashMap<>(ObjectMetadata.of(FILE));
        spoilt.put("waybill-owner", "nobody");
        assertThat(ObjectMetadata.file(FILE.key(), head(FILE, spoilt))).isEmpty();
        assertThat(ObjectMetadata.file(FILE.key(), head(FILE, Map.of("author", "me"))))
                .isEmpty();
    }

    private static HeadObjectResponse head(FileDetails file, Map<String, String> metadata) {
        return HeadObjectResponse.builder()
                .contentLength(file.size())
                .contentType(file.fileType().value())
                .metadata(metadata)
                .build();
    }

    private static int bytes(Map<String, String> metadata) {
        return String.join("", metadata.keySet()).length()
                + String.join("", metadata.values()).length();
    }

    private static FileDetails with(@Nullable String uploadedBy, @Nullable DocType docType, OriginalFilename name) {
        return new FileDetails(
                FILE.id(),
                new CollectionName("documents"),
                new Owner(Owner.Kind.AGENCY, "AGY-123"),
                docType,
                new FileName(FILE.id() + ".pdf"),
                name,
                FILE.key(),
                FILE.fileType(),
                FILE.size(),
                FILE.sha256(),
                null,
                null,
                FILE.tags(),
                uploadedBy,
                FILE.createdAt());
    }
}
