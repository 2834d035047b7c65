package dev.waybill.cli.terminal;

/** The command cannot do what was asked. The message is one sentence for the person who asked; the command ends with 1. */
public class Complaint extends RuntimeException {
    public Complaint(String sentence) {
        super(sentence);
    }

    public Complaint(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
