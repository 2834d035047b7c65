package dev.waybill.cli.get;

import dev.waybill.cli.server.Answer;
import dev.waybill.cli.server.ApiPath;
import dev.waybill.cli.server.Server;
import dev.waybill.cli.server.Waiting;
import dev.waybill.cli.terminal.Complaint;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a file's bytes are for the next hour. Whoever has the address has the file: it is never printed.
 *
 * @param filename as the server calls it: not to be trusted as a path
 * @param size negative when the server does not say
 * @param sha256 lower-case hex; null when the server does not say
 */
record Link(URI url, String filename, long size, @Nullable String sha256) {
    /** Asks for a file by name, full key or id, and waits so long while it is still on its way (425). */
    static Link to(String name, Server server, Duration wait) {
        ApiPath path = ApiPath.of("api", "files").below(name);
        Answer answer = server.send(server.request(path).build(), new Waiting(wait));
        JsonNode link = answer.json();
        if (!link.path("url").isString() || !link.path("method").asString("GET").equals("GET")) {
            throw new Complaint("The server gave no link to download from.");
        }
        JsonNode sha256 = link.path("sha256");
        return new Link(
                server.resolve(link.path("url").asString()),
                link.path("filename").asString(name),
                link.path("size").asLong(-1),
                sha256.isString() ? sha256.asString().toLowerCase(Locale.ROOT) : null);
    }

    @Override
    public String toString() {
        return "Link[filename=" + filename + ", size=" + size + "]";
    }
}
