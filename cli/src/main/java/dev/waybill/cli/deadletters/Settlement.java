package dev.waybill.cli.deadletters;

/** What can be done about a dead letter. */
enum Settlement {
    REPLAY("replay", "replayed", "Sends dead letters back to where they came from, to be tried once more."),
    DISCARD("discard", "discarded", "Puts dead letters aside. The staged bytes of a file stay until it is deleted.");

    private final String verb;
    private final String done;
    private final String description;

    Settlement(String verb, String done, String description) {
        this.verb = verb;
        this.done = done;
        this.description = description;
    }

    String verb() {
        return verb;
    }

    String done() {
        return done;
    }

    String description() {
        return description;
    }
}
