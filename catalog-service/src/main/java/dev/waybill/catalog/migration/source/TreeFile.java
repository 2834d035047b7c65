package dev.waybill.catalog.migration.source;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.StagedFile;
import dev.waybill.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file in a tree. Opening and reading it throws {@link WaybillException}: its troubles are not those of whoever takes them. */
record TreeFile(SourceDirectory directory, String path, long size) implements StagedFile {

    @Override
    public InputStream open() {
        return new Reading(directory.open(path));
    }

    private static final class Reading extends BlockStream {

        Reading(SeekableByteChannel channel) {
            super(Channels.newInputStream(channel));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (ClosedByInterruptException e) {
                throw new WaybillException(ErrorCode.SOURCE_UNAVAILABLE, "reading was interrupted", e);
            } catch (IOException e) {
                throw SourceDirectory.unreadable("it broke off while it was read", e);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
