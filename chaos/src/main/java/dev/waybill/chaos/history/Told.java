package dev.waybill.chaos.history;

/** What a client knows of what became of its request. */
public enum Told {
    /** It was acknowledged, and so it is a promise. */
    OK,
    /** It was refused, and so it must have changed nothing. */
    FAILED,
    /** No answer, or one that says nothing: it may have been done or not. */
    UNKNOWN
}
