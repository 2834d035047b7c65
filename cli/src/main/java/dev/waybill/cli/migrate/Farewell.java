package dev.waybill.cli.migrate;

/** What is said when somebody ends the command, as by Ctrl-C, before it has ended by itself. */
final class Farewell implements AutoCloseable {
    private final Thread words;

    Farewell(Runnable words) {
        this.words = new Thread(words, "farewell");
        Runtime.getRuntime().addShutdownHook(this.words);
    }

    /** Nothing is said any more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(words);
        } catch (IllegalStateException e) {
            // It is being said.
        }
    }
}
