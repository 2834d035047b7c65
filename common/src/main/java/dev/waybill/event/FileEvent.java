package dev.waybill.event;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;

/** Something that happened to one file. */
public sealed interface FileEvent {

    /** The file it happened to; also the Kafka key and the CloudEvents subject. */
    FileId id();

    /** All that is known of it, the same in each of its events. */
    FileDetails file();

    /** What workers act on, on {@code waybill.files.v1}. */
    sealed interface Command extends FileEvent permits FileStaged, FileDeletionRequested {}

    /** What came of it, on {@code waybill.outcomes.v1}. */
    sealed interface Outcome extends FileEvent permits FileStored, FileRelocated, FileFailed, FileDeleted {}
}
