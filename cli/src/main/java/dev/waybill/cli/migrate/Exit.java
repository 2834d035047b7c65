package dev.waybill.cli.migrate;

/** How these commands end (contract.md, section 8). */
final class Exit {
    static final int DONE = 0;

    /** Some files failed or are in conflict, or a verification found something. */
    static final int SOME_FAILED = 1;

    /** Preflight failed, the command makes no sense, the server refused, or there is none. */
    static final int NOT_BEGUN = 2;

    /** Somebody said no, or ended the run. */
    static final int ABORTED = 3;

    private Exit() {}
}
