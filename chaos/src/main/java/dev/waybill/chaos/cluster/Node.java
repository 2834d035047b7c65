package dev.waybill.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One process of the cluster. Who dies without having been told to is started again a second later, as an orchestrator
 * would, and then as it is: what it was started with for once, such as a crash point, is gone. Safe for use by many threads.
 */
public final class Node {

    private static final List<String> ENVIRONMENT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);
    private static final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path directory;
    private final Path log;
    private final URI readiness;
    private final AtomicInteger starts = new AtomicInteger();
    private @Nullable Process process;
    private boolean wanted;

    /**
     * @param command to run, whole
     * @param environment all of it, but for what any program needs
     * @param directory where it works; its log lies there, start after start
     * @param readiness answers 200 when it is ready
     */
    Node(String name, List<String> command, Map<String, String> environment, Path directory, URI readiness) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.log = directory.resolve(name + ".log");
        this.readiness = readiness;
    }

    public String name() {
        return name;
    }

    /** What it says, of all its lives. */
    public Path log() {
        return log;
    }

    /** Starts it unless it runs. Returns at once. */
    public void start() {
        start(command, Map.of());
    }

    /** The same with another command or further environment, for this life only. */
    public synchronized void start(List<String> once, Map<String, String> further) {
        wanted = true;
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(once)
                .directory(directory.toFile()) // no .env of somebody else's
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().putAll(environment);
        builder.environment().putAll(further);
        try {
            Process started = builder.start();
            process = started;
            starts.incrementAndGet();
            Thread.ofVirtual().start(() -> reviveWhenDead(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reviveWhenDead(Process started) {
        try {
            started.waitFor();
            Thread.sleep(BREATH);
            revive(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void revive(Process dead) {
        if (wanted && process == dead) {
            start();
        }
    }

    /** Where it tells of its health and its counters. */
    public URI management() {
        return readiness;
    }

    /** How often it was started. */
    public int starts() {
        return starts.get();
    }

    public List<String> command() {
        return command;
    }

    /** SIGKILL, and it stays down. Returns when it is dead. Doing it twice is no error. */
    public void kill() {
        Process dying = abandon();
        if (dying != null) {
            dying.destroyForcibly();
            awaitEnd(dying, LONGEST_DEATH);
        }
    }

    /** SIGTERM, and it stays down. Returns when it has ended, or after the time. @return whether it ended by itself */
    public boolean terminate(Duration patience) {
        Process ending = abandon();
        if (ending == null) {
            return true;
        }
        ending.destroy();
        return awaitEnd(ending, patience);
    }

    /** What dies from now on stays dead. */
    private synchronized @Nullable Process abandon() {
        wanted = false;
        return process;
    }

    private static boolean awaitEnd(Process ending, Duration patience) {
        try {
            return ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes a line to its standard input. Does nothing when it does not run. */
    public void tell(String line) {
        Process running = running();
        if (running != null) {
            try {
                running.outputWriter().write(line + "\n");
                running.outputWriter().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** SIGSTOP: it stands still, and its connections with it. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. Does nothing to a process that runs. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        Process running = running();
        if (running != null) {
            try {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Process running() {
        return process != null && process.isAlive() ? process : null;
    }

    public boolean isAlive() {
        return running() != null;
    }

    /** Of the process that runs, or empty figures when none does. */
    public Usage usage() {
        Process running = running();
        return running == null ? Usage.NONE : Usage.of(running.pid());
    }

    /** The status of its readiness, 0 when it does not answer, with what it says of its health. */
    public Readiness readiness() {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(readiness)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            return new Readiness(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Readiness(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Readiness(0, "interrupted");
        }
    }

    /** What a process says of itself. @param status of HTTP, 0 for no answer */
    public record Readiness(int status, String body) {

        public boolean isReady() {
            return status == 200;
        }
    }

    /** @throws IllegalStateException when it does not get ready in time */
    public void awaitReady(Duration patience) {
        Wait.until(
                () -> readiness().isReady(),
                patience,
                () -> "%s does not get ready: %s; its log is %s".formatted(name, readiness(), log));
    }
}
