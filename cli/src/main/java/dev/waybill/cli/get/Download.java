package dev.waybill.cli.get;

import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Fetches what a link leads to. Its complaints name neither the link nor what the storage said, which may repeat it. */
record Download(Link link, HttpClient client, Progress progress) {
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    /** Writes all bytes and verifies them afterwards, since what is written to a stream is gone. */
    void to(OutputStream out) {
        Sink sink = new Sink(link, out, progress);
        try (InputStream body = body(request().build(), OK).body()) {
            copy(body, sink);
            out.flush();
        } catch (IOException e) {
            throw lost(e);
        }
        sink.verify();
    }

    /** Fills a new file, which is gone again if that fails. */
    void toNew(Path part) {
        part.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            to(out);
        } catch (IOException e) {
            discard(part);
            throw new Complaint("Cannot write in " + part.toAbsolutePath().getParent() + ".", e);
        } catch (Complaint e) {
            discard(part);
            throw e;
        }
    }

    /** Fills a file from where an earlier run left it. What it has stays when the connection is lost, and goes when it is wrong. */
    void resume(Path part) {
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new Complaint("Another waybill is downloading this file.");
            }
            Sink sink = Sink.after(channel, link, progress);
            if (link.size() < 0 || sink.count() < link.size()) {
                fetchRest(channel, sink);
            }
            sink.verify();
        } catch (SpoiledException e) {
            discard(part);
            throw e;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private void fetchRest(FileChannel channel, Sink sink) throws IOException {
        HttpRequest.Builder request = request();
        long from = sink.count();
        HttpResponse<InputStream> response = from == 0
                ? body(request.build(), OK)
                : body(request.header("Range", "bytes=" + from + "-").build(), PARTIAL);
        try (InputStream body = response.body()) {
            if (from > 0 && !startsAt(response, from)) {
                channel.truncate(0);
                sink.restart();
            }
            copy(body, sink);
        }
    }

    private static boolean startsAt(HttpResponse<?> response, long from) {
        if (response.statusCode() == OK) {
            return false;
        }
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + from + "-")) {
            throw new Complaint("The storage sent another part of the file than was asked for.");
        }
        return true;
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(link.url()).timeout(TO_BEGIN);
    }

    /** 200 is always an answer: a server need not know ranges. */
    private HttpResponse<InputStream> body(HttpRequest request, int expected) throws IOException {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == OK || response.statusCode() == expected) {
                return response;
            }
            response.body().close();
            throw new Complaint("The storage answered HTTP " + response.statusCode() + " to the link; ask again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint("Interrupted.", e);
        }
    }

    private static void copy(InputStream body, Sink sink) throws IOException {
        byte[] block = new byte[1 << 17];
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
            sink.write(block, read);
        }
    }

    private static Complaint lost(IOException e) {
        return new Complaint("The download broke off; with --resume it can go on from there.", e);
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The complaint that is on its way matters more.
        }
    }
}
