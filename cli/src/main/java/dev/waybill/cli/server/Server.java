package dev.waybill.cli.server;

import dev.waybill.cli.server.Patience.Setback;
import dev.waybill.cli.terminal.Complaint;
import dev.waybill.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

    /** Whether nobody between here and there can read what is sent. */
    public boolean isConfidential() {
        return address.getScheme().equalsIgnoreCase("https")
                || address.getHost().matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");
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
     * Sends once and reads an answer of many lines, each a JSON object of its own, as they come.
     *
     * @throws Refusal when the answer is not 2xx
     * @throws Complaint when there is none, when it breaks off, or when a line of it is not JSON
     */
    public void stream(HttpRequest request, Consumer<JsonNode> each) {
        streamWhile(request, line -> {
            each.accept(line);
            return true;
        });
    }

    /** The same, but the rest of the answer is left unread once the reader says false. */
    public void streamWhile(HttpRequest request, Predicate<JsonNode> more) {
        read(request, (response, bytes) -> {
            BufferedReader body = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                if (!more.test(new Answer(response.statusCode(), response.headers(), line).json())) {
                    return;
                }
            }
        });
    }

    /**
     * Sends once and hands the answer's bytes on as they come.
     *
     * @throws Refusal when the answer is not 2xx
     * @throws Complaint when there is none, or it breaks off
     */
    public void copy(HttpRequest request, OutputStream to) {
        read(request, (response, bytes) -> {
            bytes.transferTo(to);
            to.flush();
        });
    }

    private void read(HttpRequest request, Reader reader) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    throw new Refusal(new Answer(response.statusCode(), response.headers(), text));
                }
                reader.read(response, body);
            }
        } catch (IOException e) {
            throw Unreachable.complaint(address, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(HttpResponse<InputStream> response, InputStream body) throws IOException;
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

    /** Lets time go by between two calls. */
    public void pause(Duration duration) {
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
