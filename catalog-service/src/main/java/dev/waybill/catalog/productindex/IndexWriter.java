package dev.waybill.catalog.productindex;

import dev.waybill.file.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;

/** Writes an {@link IndexDraft} product by product, so that it takes no memory however many there are. For one thread. */
final class IndexWriter implements AutoCloseable {

    private final Path file;
    private final MessageDigest whole = Sha256.newDigest();
    private final MessageDigest content = Sha256.newDigest();
    private final DigestOutputStream out;
    private int count;
    private boolean finished;

    IndexWriter(Instant generatedAt) throws IOException {
        file = Files.createTempFile("products", ".json");
        OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        out = new DigestOutputStream(new DigestOutputStream(raw, whole), content);
        out.on(false);
        write(IndexDraft.BEGINNING + generatedAt + "\",\n");
        out.on(true);
        write("\"products\":[");
    }

    /** @param product a JSON object */
    void add(byte[] product) throws IOException {
        write(count++ == 0 ? "\n" : ",\n");
        out.write(product);
    }

    /** The whole of it; the caller closes it. @param besides further members, each with its comma before it */
    IndexDraft finish(String besides) throws IOException {
        write("\n],\n\"count\":" + count + besides + "}\n");
        out.close();
        finished = true;
        return new IndexDraft(
                file, count, Files.size(file), Sha256.ofDigest(whole.digest()), Sha256.ofDigest(content.digest()));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves nothing behind of one that was not finished. */
    @Override
    public void close() throws IOException {
        out.close();
        if (!finished) {
            Files.deleteIfExists(file);
        }
    }
}
