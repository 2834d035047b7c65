package dev.waybill.cli.server;

import dev.waybill.cli.server.Patience.Setback;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Waybill server. Its redirects are not followed, so that the token goes nowhere else; what it links to is fetched with
 * {@link #elsewhere()}, which has no token. Any thread may call.
 */
public final class Server {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final URI address;
    private final @Nullable String token;
    private final Terminal terminal;
    private final Pause pause;
    private final HttpClient client = client(HttpClient.Redirect.NEVER);

    /** @param address http or https, with or without a path */
    public Server(URI address, @Nullable String token, Terminal terminal, Pause pause) {
        this.address = address;
        this.token = token;
        this.terminal = terminal;
        this.pause = pause;
    }

    /** A request to this server, with the token if there is one; a GET until told otherwise. */
    public HttpRequest.Builder request(ApiPath path) {
        String base = address.toString().replaceFirst("/+$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path.encoded())).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Where a link in an answer leads; relative ones are relative to this server. */
    public URI resolve(String link) {
        try {
            URI target = address.resolve(link);
            if (target.getHost() != null && target.getScheme().matches("(?i)https?")) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // Its message would hold the link, which is signed.
        }
        throw new Complaint("The server's link is not one over http or https.");
    }

    /** For links to other hosts: follows their redirects, knows no token. */
    public HttpClient elsewhere() {
        return client(HttpClient.Redirect.NORMAL);
    }

    /**
     * Sends until there is a 2xx answer or the patience is at its end.
     *
     * @throws Refusal when the last answer was not 2xx
     * @throws Complaint when there was no answer
     */
    public Answer send(HttpRequest request, Patience patience) {
        Duration waited = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            Attempt outcome = attempt(request);
            if (outcome instanceof Answered answered && answered.answer().isSuccess()) {
                return answered.answer();
            }
            Duration next = patience.pauseAfter(outcome.setback(attempt, waited));
            if (next == null) {
                throw outcome.complaint(address);
            }
            terminal.note("%s; trying again in %.1f s".formatted(outcome.reason(), next.toMillis() / 1000.0));
            pause(next);
            waited = waited.plus(next);
        }
    }

    /**
     * Sends once, and hands over each JSON line of the answer as it comes, however long that takes.
     *
     * @throws Refusal when the answer is not 2xx
     * @throws Complaint when there is none, or it breaks off
     */
    public void lines(HttpRequest request, Consumer<JsonNode> each) {
        try {
            HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    String body = lines.collect(Collectors.joining("\n"));
                    throw new Refusal(new Answer(response.statusCode(), response.headers(), body));
                }
                lines.map(line -> new Answer(response.statusCode(), response.headers(), line).json())
                        .forEach(each);
            }
        } catch (UncheckedIOException e) {
            throw Unreachable.complaint(address, new IOException(e));
        } catch (IOException e) {
            throw Unreachable.complaint(address, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Attempt attempt(HttpRequest request) {
        try {
            return new Answered(Answer.of(client.send(request, HttpResponse.BodyHandlers.ofString())));
        } catch (IOException e) {
            return new Lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void pause(Duration duration) {
        try {
            pause.pause(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Complaint interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Complaint("Interrupted.", e);
    }

    private static HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    private sealed interface Attempt {
        Setback setback(int attempt, Duration waited);

        String reason();

        Complaint complaint(URI address);
    }

    private record Answered(Answer answer) implements Attempt {
        @Override
        public Setback setback(int attempt, Duration waited) {
            return new Setback(attempt, waited, answer.status(), answer.retryAfter());
        }

        @Override
        public String reason() {
            return "The server says later (HTTP " + answer.status() + ")";
        }

        @Override
        public Complaint complaint(URI address) {
            return new Refusal(answer);
        }
    }

    private record Lost(IOException failure) implements Attempt {
        @Override
        public Setback setback(int attempt, Duration waited) {
            return new Setback(attempt, waited, Setback.LOST, Optional.empty());
        }

        @Override
        public String reason() {
            return "No connection";
        }

        @Override
        public Complaint complaint(URI address) {
            return Unreachable.complaint(address, failure);
        }
    }
}
