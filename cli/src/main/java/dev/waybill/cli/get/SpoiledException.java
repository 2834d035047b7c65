package dev.waybill.cli.get;

import dev.waybill.cli.terminal.Complaint;

/** What came is not the file, and no more bytes will make it that. */
final class SpoiledException extends Complaint {
    SpoiledException(String sentence) {
        super(sentence);
    }
}
