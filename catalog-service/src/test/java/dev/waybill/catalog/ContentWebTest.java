package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Owner;
import dev.waybill.storage.ObjectStores;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    private static String content(FileDetails file) {
        return "/api/v1/files/" + file.id() + "/content";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesComeThroughWholeInPartOrNotAgain(boolean local) throws IOException {
        FileDetails file = local ? catalog.storeLocally(Samples.file()) : catalog.store(Samples.file());
        byte[] bytes = Samples.content(file.id());

        Answer whole = catalog.get(content(file));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.bytes()).isEqualTo(bytes);
        assertThat(whole.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(whole.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(whole.header("Content-Disposition")).isEqualTo("attachment; filename=\"invoice.pdf\"");
        assertThat(whole.header("ETag")).isEqualTo("\"" + file.sha256().hex() + "\"");
        assertThat(whole.header("Last-Modified")).endsWith("GMT");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Answer part = catalog.get(content(file) + "?disposition=inline", "Range", "bytes=3-7");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 3, 8));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 3-7/" + bytes.length);
        assertThat(part.header("Content-Disposition")).startsWith("inline");

        Answer again = catalog.get(content(file), "If-None-Match", whole.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(catalog.get(content(file), "If-Modified-Since", whole.header("Last-Modified"))
                        .status())
                .isEqualTo(304);

        Answer head = catalog.send("HEAD", content(file), null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(catalog.get(content(file), "Range", "bytes=0-1,3-4").bytes()).isEqualTo(bytes);
    }

    @Test
    void aRangeBeyondTheEndSaysHowLongTheFileIs() {
        FileDetails file = catalog.store(Samples.file());

        Answer answer = catalog.get(content(file), "Range", "bytes=100000-");

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + file.size());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("RANGE_NOT_SATISFIABLE");
    }

    @Test
    void anythingButAStoredFileSaysSo() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file));
        assertThat(catalog.get(content(file)).status()).isEqualTo(425);
        catalog.publish(Samples.failed(file));
        Answer failed = catalog.awaitStatus(content(file), 409);
        assertThat(failed.text("code")).isEqualTo("FILE_FAILED");
        catalog.publish(Samples.deletionRequested(file));
        catalog.awaitStatus(content(file), 410);
        assertThat(catalog.get(content(Samples.file())).status()).isEqualTo(404);
        assertThat(catalog.get("/api/v1/files/x/content").status()).isEqualTo(400);
        assertThat(catalog.get(content(file) + "?disposition=x").status()).isEqualTo(400);
    }

    /** What is on its way when the store fails must not look whole, nor be followed by anything else. */
    @Test
    void anAnswerThatIsCutOffIsNotTakenForAWholeOne() throws IOException {
        int size = 10_000_000;
        FileDetails file = Samples.ofSize(Samples.file(), size);
        Path place = RunningCatalog.LOCAL_FILES.resolve(file.key().value());
        Files.createDirectories(RunningCatalog.LOCAL_FILES.resolve(".waybill~/parts"));
        Files.createDirectories(place.getParent());
        try (RandomAccessFile tooShort = new RandomAccessFile(place.toFile(), "rw")) {
            tooShort.setLength(size - 50); // less than any problem's JSON has
        }
        catalog.publish(Samples.event(new FileStored(file, ObjectStores.LOCAL)));
        catalog.awaitStatus("/api/v1/files/" + file.id(), 200);

        assertThatThrownBy(() -> catalog.get(content(file))).isInstanceOf(UncheckedIOException.class);
        assertThat(catalog.get(content(file), "Range", "bytes=0-9").bytes()).isEqualTo(new byte[10]);
    }

    @Test
    void aFileThatMovedToTheBucketIsServedFromThere() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.stored(file, ObjectStores.LOCAL));
        catalog.moveHere(file);

        assertThat(catalog.awaitStatus(content(file), 200).bytes()).isEqualTo(Samples.content(file.id()));
    }

    @Test
    void filesInLocalStorageHaveLinksToo() throws IOException {
        FileDetails file = catalog.storeLocally(
                Samples.file("Größe 北京.pdf", "application/pdf", new Owner(Owner.Kind.AGENCY, "AGY-1"), Instant.now()));
        byte[] bytes = Samples.content(file.id());

        Answer redirect = catalog.get("/api/files/" + file.filename(), "X-Forwarded-Host", "forged.example.com");
        assertThat(redirect.status()).isEqualTo(302);
        String link = redirect.header("Location");
        assertThat(link).startsWith("/api/local/" + file.key() + "?expires=");

        Answer followed = catalog.get(link);
        assertThat(followed.status()).isEqualTo(200);
        assertThat(followed.bytes()).isEqualTo(bytes);
        assertThat(followed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(followed.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Gr__e __.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E5%8C%97%E4%BA%AC.pdf");
        assertThat(catalog.get(link, "Range", "bytes=-4").bytes())
                .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        assertThat(catalog.get(link, "If-None-Match", followed.header("ETag")).status())
                .isEqualTo(304);
        assertThat(catalog.send("HEAD", link, null).status()).isEqualTo(403);

        String headLink =
                catalog.send("HEAD", "/api/files/" + file.filename(), null).header("Location");
        assertThat(catalog.send("HEAD", headLink, null).header("Content-Length"))
                .isEqualTo(Integer.toString(bytes.length));
        Answer json = catalog.get("/api/files/" + file.filename(), "Accept", "application/json");
        assertThat(catalog.get(json.text("url")).bytes()).isEqualTo(bytes);
        assertThat(catalog.get("/api/v1/files/" + file.id()).text("file_url")).isEqualTo("/api/files/" + file.key());
    }

    /** Hostile inputs 9 and 27. */
    @Test
    void aLinkToALocalFileIsHeldToWhatWasSigned() throws IOException {
        FileDetails page = catalog.storeLocally(
                Samples.file("x.html", "text/html", new Owner(Owner.Kind.JOB, "j1"), Instant.now()));
        String link = catalog.get("/api/v1/files/" + page.id() + "/link?disposition=inline")
                .text("url");

        Answer opened = catalog.get(link);
        assertThat(opened.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(opened.header("Content-Disposition")).startsWith("attachment");
        assertThat(opened.header("Content-Security-Policy")).contains("sandbox");

        for (String tampered : new String[] {
            link.replace("octet-stream", "pdf"),
            link.replace("disposition=attachment", "disposition=inline"),
            link.replaceAll("expires=\\d+", "expires=99999999999"),
            link.replaceAll("expires=\\d+", "expires=-1"),
            link.replaceAll("expires=\\d+", "expires=x"),
            link.replace(page.filename().value(), Samples.file().filename().value()),
            link.substring(0, link.indexOf("&signature")),
            link.substring(0, link.indexOf('?')),
            "/api/local/.waybill~/link-key",
            "/api/local/..%2f..%2fetc%2fpasswd"
        }) {
            Answer refused = catalog.get(tampered);
            assertThat(tampered).isNotEqualTo(link);
            assertThat(refused.status()).as(tampered).isIn(400, 403);
            assertThat(new String(refused.bytes())).doesNotContain(RunningCatalog.LOCAL_FILES.toString());
        }
    }

    @Test
    void storesThatCannotServeSayWhy() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.event(new FileStored(file, "no-such-bucket")));
        catalog.awaitStatus("/api/v1/files/" + file.id(), 200);
        Answer noBucket = catalog.get(content(file));
        assertThat(noBucket.status()).isEqualTo(500);
        assertThat(noBucket.text("code")).isEqualTo("S3_BUCKET_NOT_FOUND");
        assertThat(noBucket.text("title")).isEqualTo("S3 bucket not found");

        FileDetails gone = Samples.file();
        catalog.publish(catalog.storedHere(gone));
        catalog.awaitStatus("/api/v1/files/" + gone.id(), 200);
        assertThat(catalog.get(content(gone)).status()).isEqualTo(404);
        assertThat(catalog.send("HEAD", content(gone), null).status()).isEqualTo(404);
    }
}
