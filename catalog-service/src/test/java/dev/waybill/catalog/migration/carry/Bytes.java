package dev.waybill.catalog.migration.carry;

import dev.waybill.staging.StagedFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;

/** A source's bytes. */
record Bytes(byte[] content) implements StagedFile {

    /** The same ones for the same count. */
    static Bytes of(int count) {
        byte[] content = new byte[count];
        new Random(count).nextBytes(content);
        return new Bytes(content);
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
