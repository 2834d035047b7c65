package dev.waybill.chaos.patch;

/** A service that patches go into. */
public enum Service {
    INGEST("ingest-service"),
    WORKER("storage-worker"),
    CATALOG("catalog-service");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /** The Maven module that makes it, which its jar is named after too. */
    public String module() {
        return module;
    }
}
