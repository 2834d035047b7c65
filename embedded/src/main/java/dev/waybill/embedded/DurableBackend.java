package dev.waybill.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a command only when the file holds what it wrote, and what it read. */
final class DurableBackend extends H2Backend {

    private final Commits commits;

    /** @param file null for memory */
    DurableBackend(@Nullable Path file) {
        super(DocumentFile.open(file));
        this.commits = new Commits(getMvStore());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return hello(channel, database, query);
        }
        Supplier<Document> handling = () -> super.handleCommand(channel, database, command, query);
        return Reads.only(command, query) ? commits.read(handling) : commits.write(handling);
    }

    /** The server knows only the command that {@code hello} replaced. */
    private Document hello(Channel channel, String database, Document query) {
        var answer = super.handleCommand(channel, database, "ismaster", query);
        answer.put("isWritablePrimary", true);
        return answer;
    }
}
