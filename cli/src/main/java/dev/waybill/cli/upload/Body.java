package dev.waybill.cli.upload;

import dev.waybill.cli.terminal.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** A document's bytes as a request body, a block at a time; each attempt reads and counts it from the start. */
final class Body {
    private final Document document;
    private final Progress progress;
    private long counted;

    Body(Document document, Progress progress) {
        this.document = document;
        this.progress = progress;
    }

    /** With Content-Length where the size is known, chunked otherwise. */
    BodyPublisher publisher() {
        if (document.size() == 0) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(this::open);
        return document.size() < 0 ? stream : BodyPublishers.fromPublisher(stream, document.size());
    }

    private InputStream open() {
        count(-counted);
        try {
            return new Counted(document.bytes().open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void count(long bytes) {
        counted += bytes;
        progress.add(bytes);
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            int read = super.read(block, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }
    }
}
