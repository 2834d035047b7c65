package dev.waybill.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Standard input, output and error, and which of them a person sits at. Results go to output, everything else to error; both are
 * UTF-8 whatever the locale. Lines come out whole from several threads.
 */
public final class Terminal {
    /** One of the three standard streams. */
    public enum Stream {
        IN,
        OUT,
        ERR
    }

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Set<Stream> attended;
    private final int width;
    private final Function<Terminal, @Nullable String> secrets;
    private boolean drawnOver;

    /** @param attended the streams that are a terminal rather than a file or a pipe */
    public Terminal(InputStream in, PrintStream out, PrintStream err, Set<Stream> attended, int width) {
        this(in, out, err, attended, width, Terminal::readLine);
    }

    private Terminal(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Set<Stream> attended,
            int width,
            Function<Terminal, @Nullable String> secrets) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.attended = Set.copyOf(attended);
        this.width = width;
        this.secrets = secrets;
    }

    /**
     * This process's own. The launcher says which streams are terminals ({@code -Dwaybill.terminal=in,out,err}) and how wide they
     * are ({@code -Dwaybill.columns}), since Java can say neither for standard error; without it, all or none are.
     */
    public static Terminal system() {
        return new Terminal(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Attended.streams(System.getProperty("waybill.terminal")),
                Integer.getInteger("waybill.columns", 80),
                terminal -> readWithoutEcho());
    }

    /** Only Java's console can turn the echo off, and there is none where output is not the terminal too. */
    private static @Nullable String readWithoutEcho() {
        Console console = System.console();
        if (console == null) {
            throw new Complaint(
                    "A secret can be typed only where output is the terminal too; set it in the environment.");
        }
        char[] typed = console.readPassword();
        return typed == null ? null : new String(typed);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Whether a person reads the results. */
    public boolean isReadByAPerson() {
        return attended.contains(Stream.OUT);
    }

    /** Whether a person can be asked. */
    public boolean canAsk() {
        return attended.contains(Stream.IN) && attended.contains(Stream.ERR);
    }

    /** One line of result. Text from elsewhere is to be {@link Inert} already. */
    public synchronized void print(String line) {
        wipe();
        out.print(line + "\n");
        out.flush();
    }

    /** One line that is not a result: a complaint, a note. Made inert here. */
    public synchronized void note(String line) {
        wipe();
        err.print(Inert.text(line) + "\n");
        err.flush();
    }

    /** Asks on standard error; anything but {@code y} or {@code yes} is a no, and so is the end of input. */
    public boolean confirm(String question) {
        prompt(question + " [y/N] ");
        String answer = readLine();
        return answer != null && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** Asks on standard error; empty where nothing was typed. */
    public Optional<String> ask(String question) {
        prompt(question + ": ");
        return typed(readLine());
    }

    /** The same, and what is typed is not shown. */
    public Optional<String> askSecretly(String question) {
        prompt(question + ": ");
        return typed(secrets.apply(this));
    }

    private synchronized void prompt(String question) {
        wipe();
        err.print(Inert.text(question));
        err.flush();
    }

    private static Optional<String> typed(@Nullable String line) {
        return Optional.ofNullable(line).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Null at the end of input. Reads no further than the line, since more may be asked. */
    private @Nullable String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** A bar on standard error up to so many bytes (negative: not known); nothing where nobody watches. Close it. */
    public Progress progress(String label, long bytes) {
        return attended.contains(Stream.ERR) ? new Bar(this, width, Inert.text(label), bytes) : Progress.UNSEEN;
    }

    /** Whether a person sees how work goes on: where not, {@link #status} shows nothing. */
    public boolean isWatched() {
        return attended.contains(Stream.ERR);
    }

    /** How many columns the last line has for {@link #status}. */
    public int columns() {
        return width - 1;
    }

    /** What is going on, on the last line of standard error until something else is said; nothing where nobody watches. */
    public void status(String line) {
        if (attended.contains(Stream.ERR)) {
            String inert = Inert.text(line);
            draw(inert.substring(0, Math.min(inert.length(), width - 1)));
        }
    }

    /** Standard input as bytes. */
    public InputStream input() {
        return in;
    }

    /** Standard output as bytes; flush it, never close it. */
    public OutputStream output() {
        return out;
    }

    /** Standard output for text whose lines are not results, such as help. */
    public PrintWriter helpWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** Draws over the current line of standard error. */
    synchronized void draw(String bar) {
        err.print("\r" + bar + "\u001b[K");
        err.flush();
        drawnOver = true;
    }

    /** Clears what {@link #draw} left. */
    synchronized void wipe() {
        if (drawnOver) {
            err.print("\r\u001b[K");
            err.flush();
            drawnOver = false;
        }
    }
}
