package dev.waybill.cli.migrate;

/** What can be asked of a run that is under way. */
enum Control {
    PAUSE("pause", "Has a run stand still; what is on its way gets there. It waits until it is resumed."),
    RESUME("resume", "Has a paused run go on."),
    ABORT("abort", "Ends a run. What it did stays: another run does the rest, undo takes references back.");

    private final String verb;
    private final String description;

    Control(String verb, String description) {
        this.verb = verb;
        this.description = description;
    }

    String verb() {
        return verb;
    }

    String description() {
        return description;
    }
}
