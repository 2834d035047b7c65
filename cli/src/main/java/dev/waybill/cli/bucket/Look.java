package dev.waybill.cli.bucket;

/** What looking at one side of a bucket came to. */
public sealed interface Look {

    /** What there is to say of it. */
    String sentence();

    /** It is as it should be. */
    record Good(String sentence) implements Look {}

    /** It is not, and can be set. */
    record Differs(String sentence) implements Look {}

    /** It is as somebody may want it, though better otherwise; nothing is done about it. */
    record Warning(String sentence) implements Look {}

    /** The store does not know this. */
    record Unsupported(String sentence) implements Look {}

    /** It cannot be seen or set. */
    record Failed(String sentence) implements Look {}
}
