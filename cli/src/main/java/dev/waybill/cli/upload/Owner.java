package dev.waybill.cli.upload;

import dev.waybill.cli.server.ApiPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom the files belong to: exactly one of the three is given. */
final class Owner {
    @Option(
            names = "--agency",
            paramLabel = "AGY-1",
            required = true,
            description = "the agency that the files belong to")
    private @Nullable String agency;

    @Option(
            names = "--client",
            paramLabel = "CLT-1",
            required = true,
            description = "the client that the files belong to")
    private @Nullable String client;

    @Option(names = "--job", paramLabel = "JOB", required = true, description = "the job that the files belong to")
    private @Nullable String job;

    /** Where its documents of a type are posted (contract, section 4.1). */
    ApiPath documents(String docType) {
        if (agency != null) {
            return documents("agencies", agency, docType);
        }
        return client != null ? documents("clients", client, docType) : documents("jobs", String.valueOf(job), docType);
    }

    private static ApiPath documents(String owners, String id, String docType) {
        return ApiPath.of("api", "v1", owners, id, "documents", docType);
    }
}
