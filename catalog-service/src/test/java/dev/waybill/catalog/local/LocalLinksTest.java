package dev.waybill.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.catalog.content.ContentRequest;
import dev.waybill.catalog.content.Contents;
import dev.waybill.catalog.link.LinkMethod;
import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

class LocalLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.7Z");
    private static final String SECRET = "canary-secret-of-more-than-thirty-two-bytes";
    private static final LinkRequest REQUEST = new LinkRequest(
            ObjectStores.LOCAL,
            new ObjectKey("uploads/a.pdf"),
            LinkMethod.GET,
            new MediaType("application/pdf"),
            "attachment; filename=\"a b.pdf\"",
            Duration.ofHours(1));

    @TempDir
    private Path root;

    private Path hidden = Path.of("");

    @BeforeEach
    void makeStorage() throws IOException {
        LocalObjectStore.create(root);
        hidden = root.resolve(".waybill~");
    }

    private LocalLinks links(LinkKey key, Instant now) {
        ObjectStores stores = ObjectStores.only(LocalObjectStore.open(root));
        return new LocalLinks(key, stores, new Contents(stores), Clock.fixed(now, ZoneOffset.UTC));
    }

    private LinkKey kept() {
        return new LinkKey(new LocalLinkSettings(null), hidden);
    }

    private static LinkKey secret(String secret, Path directory) {
        return new LinkKey(new LocalLinkSettings(secret), directory);
    }

    /** What became of opening a link to a file that is not there: NOT_FOUND when the link itself is good. */
    private ErrorCode opened(LinkKey key, LocalLink link, String signature, Instant now) {
        WaybillException refusal = catchThrowableOfType(
                WaybillException.class,
                () -> links(key, now).open(link, signature, new ContentRequest(HttpMethod.GET, new HttpHeaders())));
        return refusal.code();
    }

    private static LocalLink link(LinkMethod method, Instant expires, String type, String disposition) {
        return new LocalLink(method, REQUEST.key(), expires, new MediaType(type), disposition);
    }

    private static LocalLink asked(Instant expires) {
        return link(LinkMethod.GET, expires, "application/pdf", REQUEST.contentDisposition());
    }

    @Test
    void aLinkSaysWhenItEndsAndNamesNoHost() {
        var signed = links(kept(), NOW).sign(REQUEST);

        assertThat(signed.expiresAt()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(signed.url().isAbsolute()).isFalse();
        assertThat(signed.url().toString())
                .startsWith(
                        "/api/local/uploads/a.pdf?expires=1795258800&type=application%2Fpdf&disposition=attachment");
    }

    @Test
    void aLinkWorksUntilItEnds() {
        Instant end = links(kept(), NOW).sign(REQUEST).expiresAt();
        LocalLink link = asked(end);
        String signature = link.signature(kept());

        assertThat(opened(kept(), link, signature, end.minusMillis(1))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(opened(kept(), link, signature, end)).isEqualTo(ErrorCode.LINK_NOT_VALID);
    }

    /** Hostile input 27. */
    @Test
    void aTamperedLinkOpensNothing() {
        Instant end = NOW.plusSeconds(3600);
        String signature = asked(end).signature(kept());
        String disposition = REQUEST.contentDisposition();

        for (LocalLink tampered : new LocalLink[] {
            asked(end.plusSeconds(1)),
            link(LinkMethod.HEAD, end, "application/pdf", disposition),
            link(LinkMethod.GET, end, "text/html", disposition),
            link(LinkMethod.GET, end, "application/pdf", "inline"),
            new LocalLink(
                    LinkMethod.GET, new ObjectKey("uploads/b.pdf"), end, new MediaType("application/pdf"), disposition)
        }) {
            assertThat(opened(kept(), tampered, signature, NOW)).isEqualTo(ErrorCode.LINK_NOT_VALID);
        }
        assertThat(opened(kept(), asked(end), "", NOW)).isEqualTo(ErrorCode.LINK_NOT_VALID);
        assertThat(opened(kept(), asked(end), signature + "é", NOW)).isEqualTo(ErrorCode.LINK_NOT_VALID);
    }

    @Test
    void replicasAndRestartsAgreeOnTheKeyThatLiesInLocalStorage() throws IOException {
        LocalLink link = asked(NOW);

        String before = link.signature(kept());
        assertThat(link.signature(kept())).isEqualTo(before);

        Path file = hidden.resolve("link-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.size(file)).isEqualTo(32);
        Files.delete(file);
        assertThat(link.signature(kept())).isNotEqualTo(before);
    }

    @Test
    void aSecretInTheSettingsNeedsNoFile() {
        LocalLink link = asked(NOW);
        Path nowhere = root.resolve("nowhere");

        assertThat(link.signature(secret(SECRET, nowhere))).isEqualTo(link.signature(secret(SECRET, hidden)));
        assertThat(link.signature(secret(SECRET + "x", nowhere))).isNotEqualTo(link.signature(secret(SECRET, hidden)));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void withoutEitherNothingIsSigned() {
        LinkKey unmounted = new LinkKey(new LocalLinkSettings(""), root.resolve("nowhere"));

        assertThatThrownBy(() -> unmounted.sign("x"))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    @Test
    void aSecretIsLongAndNeverPrinted() {
        assertThatThrownBy(() -> new LocalLinkSettings("short")).hasMessageContaining("WAYBILL_SECRET_KEY");
        assertThat(new LocalLinkSettings(SECRET).toString()).doesNotContain("canary");
    }
}
