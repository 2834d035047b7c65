package dev.waybill.cli.terminal;

/** How far long work has come, in bytes. Any thread may add. */
public interface Progress extends AutoCloseable {
    /** Shown to nobody. */
    Progress UNSEEN = bytes -> {};

    /** So many bytes more; negative when they have to be sent again. */
    void add(long bytes);

    /** Takes the bar off the screen. */
    @Override
    default void close() {}
}
