package dev.waybill.catalog.file;

/** What came of saving an entry. */
public enum SaveOutcome {
    SAVED,
    /** Somebody else saved it since it was loaded: load it and try again. */
    CHANGED,
    /** Another file has its name or its key; trying again does not help. */
    TAKEN
}
