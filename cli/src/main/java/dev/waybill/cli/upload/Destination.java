package dev.waybill.cli.upload;

import dev.waybill.cli.server.ApiPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom the files belong to, or where they go: exactly one of these is given. */
final class Destination {
    @Option(
            names = "--agency",
            paramLabel = "AGY-1",
            required = true,
            description = "the agency that the documents belong to")
    private @Nullable String agency;

    @Option(
            names = "--client",
            paramLabel = "CLT-1",
            required = true,
            description = "the client that the documents belong to")
    private @Nullable String client;

    @Option(names = "--job", paramLabel = "JOB", required = true, description = "the job that the documents belong to")
    private @Nullable String job;

    @Option(names = "--event", paramLabel = "EVENT", required = true, description = "the event that the media are of")
    private @Nullable String event;

    @Option(names = "--user", paramLabel = "USER", required = true, description = "the user whose profile it is for")
    private @Nullable String user;

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            required = true,
            description = "images, products or temp: files of nobody in particular")
    private @Nullable String collection;

    /** Whether the files are documents, which have a type. */
    boolean takesDocuments() {
        return agency != null || client != null || job != null;
    }

    /** Where they are posted (contract, section 4.1). @param docType of documents only */
    ApiPath path(@Nullable String docType) {
        if (event != null) {
            return ApiPath.of("api", "v1", "events", event, "media");
        }
        if (user != null) {
            return ApiPath.of("api", "v1", "users", user, "profile");
        }
        if (collection != null) {
            return ApiPath.of("api", "v1", "files").with("collection", collection);
        }
        return documents(String.valueOf(docType));
    }

    private ApiPath documents(String docType) {
        if (agency != null) {
            return documents("agencies", agency, docType);
        }
        return client != null ? documents("clients", client, docType) : documents("jobs", String.valueOf(job), docType);
    }

    private static ApiPath documents(String owners, String id, String docType) {
        return ApiPath.of("api", "v1", owners, id, "documents", docType);
    }
}
