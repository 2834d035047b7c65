package dev.waybill.cli.server;

import dev.waybill.cli.terminal.Complaint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, as a sentence. */
final class Unreachable {
    private Unreachable() {}

    static Complaint complaint(URI address, IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException file) {
                return new Complaint("Cannot read " + file.getFile() + ".", file);
            }
        }
        String where = address.getScheme() + "://" + address.getAuthority();
        String sentence = switch (failure) {
            case HttpTimeoutException e -> "The server at " + where + " did not answer in time.";
            case ConnectException e ->
                "No server answers at " + where + "; start one with ./waybill up, or name another with --server.";
            case SSLException e -> "No secure connection to " + where + ": " + e.getMessage();
            default -> "The connection to " + where + " was lost.";
        };
        return new Complaint(sentence, failure);
    }
}
