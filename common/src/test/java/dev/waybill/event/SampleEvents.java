package dev.waybill.event;

import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileDetails;
import dev.waybill.file.SampleFiles;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** One event of each type, for tests. */
public final class SampleEvents {

    public static final FileDetails FILE = SampleFiles.withContent("hello".getBytes(StandardCharsets.UTF_8));

    private SampleEvents() {}

    public static Stream<FileEvent> all() {
        return Stream.of(
                new FileStaged(FILE, 1),
                new FileDeletionRequested(FILE, "waybill", "@local"),
                new FileStored(FILE, "waybill"),
                new FileRelocated(FILE, "@local", "waybill", "/api/files/x.pdf", "https://waybill.example.com/x.pdf"),
                new FileFailed(FILE, ErrorCode.KEY_TAKEN, "another object lies there", 3),
                new FileDeleted(FILE));
    }
}
