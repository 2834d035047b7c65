package dev.waybill.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the commands that write nothing. One that is not known counts as a write, which costs time but loses nothing. */
final class Reads {

    private static final Set<String> COMMANDS = Set.of(
            "buildinfo",
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "find",
            "getlasterror",
            "getlog",
            "getmore",
            "getparameter",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "replsetgetstatus",
            "serverstatus",
            "whatsmyuri");

    static boolean only(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        return COMMANDS.contains(name) || name.equals("aggregate") && !endsInCollection(query);
    }

    private static boolean endsInCollection(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    private Reads() {}
}
