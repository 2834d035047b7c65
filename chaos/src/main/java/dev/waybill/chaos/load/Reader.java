package dev.waybill.chaos.load;

import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.file.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One client's ways to look at files that somebody was told of, and to delete them. For one thread. */
final class Reader {

    private static final int FOUND = 302;
    private static final int GONE = 410;

    private final Target target;
    private final Api api;
    private final History history;
    private final RandomGenerator random;

    Reader(Target target, Api api, History history, RandomGenerator random) {
        this.target = target;
        this.api = api;
        this.history = history;
        this.random = random;
    }

    /** Asks for a link and follows it. What comes must be what was sent, whenever anything comes. */
    void followLink() {
        Optional<Submission> chosen = history.any(random);
        if (chosen.isEmpty()) {
            return;
        }
        Submission file = chosen.get();
        boolean deletedBefore = file.mustBeDeleted();
        Answer answer =
                api.get(target.catalog(random, "/api/files/" + file.name().orElseThrow()));
        history.operation(answer.told());
        history.link(answer.status() == FOUND);
        if (answer.status() == FOUND && deletedBefore) {
            history.breach("I6", "a link to " + file + ", which had been deleted");
        }
        if (answer.status() == GONE && !file.mayBeDeleted()) {
            history.breach("I1", "410 for " + file + ", which nobody deleted");
        }
        answer.location().filter(link -> answer.status() == FOUND).ifPresent(link -> compare(file, link));
    }

    private void compare(Submission file, String link) {
        Answer bytes = api.get(URI.create(link));
        if (bytes.status() == 200 && !Sha256.of(bytes.body()).hex().equals(file.sha256())) {
            history.breach("I10", "the link to " + file + " gives other bytes");
        }
    }

    /** Asks how a file is. One asks at a time, so that what is seen later is what was so later. */
    void poll() {
        history.any(random).ifPresent(file -> {
            synchronized (file) {
                look(file);
            }
        });
    }

    private void look(Submission file) {
        String id = file.ids().iterator().next();
        Answer answer = api.get(target.catalog(random, "/api/v1/files/" + id));
        history.operation(answer.told());
        if (answer.status() == 200) {
            see(file, Status.parse(answer.json().path("status").asString()));
        } else if (answer.status() == GONE) {
            see(file, Status.DELETING); // which of the two, 410 does not say
        }
    }

    private void see(Submission file, Status status) {
        Status seen = status == Status.DELETED ? Status.DELETING : status;
        file.saw(seen).ifPresent(before -> history.breach("I5", file + " was " + before + ", then " + status));
    }

    /** Deletes a file that somebody was told of. */
    void delete() {
        history.any(random).ifPresent(file -> {
            String id = file.ids().iterator().next();
            file.deletion(Told.UNKNOWN); // from now on it may be gone
            Answer answer = api.send(HttpRequest.newBuilder(target.catalog(random, "/api/v1/files/" + id))
                    .DELETE());
            history.operation(answer.told());
            if (answer.told() == Told.OK) {
                file.deletion(Told.OK);
            }
        });
    }
}
