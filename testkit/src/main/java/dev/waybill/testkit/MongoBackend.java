package dev.waybill.testkit;

import dev.waybill.testkit.network.FaultProxy;
import java.net.URI;
import java.util.UUID;

/** @param uri {@code mongodb://host:port}, without a database */
public record MongoBackend(String uri) {

    /** With the name of a database that is empty and no other test's. */
    public String newDatabaseUri() {
        return uri + "/test-" + UUID.randomUUID();
    }

    /** The same server seen through a proxy on 127.0.0.1. */
    public MongoBackend through(FaultProxy proxy) {
        return new MongoBackend("mongodb://127.0.0.1:" + proxy.port());
    }

    public String host() {
        return URI.create(uri).getHost();
    }

    public int port() {
        return URI.create(uri).getPort();
    }
}
