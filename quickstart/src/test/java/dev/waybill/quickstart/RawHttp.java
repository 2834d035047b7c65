package dev.waybill.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests that no HTTP client would send. */
final class RawHttp {

    private static final int PATIENCE_MS = 30_000;

    private RawHttp() {}

    /** The answer's status, or 0 when the connection was closed without one. */
    static int status(Places places, String request) throws IOException {
        String answer = answer(places, request.getBytes(StandardCharsets.ISO_8859_1));
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** The first answer, one character a byte. */
    static String answer(Places places, byte[] request) throws IOException {
        URI address = URI.create(places.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            send(socket.getOutputStream(), request);
            return read(socket.getInputStream());
        }
    }

    /** All that comes back until the server closes the connection. */
    static String answerToTheEnd(Places places, String request) throws IOException {
        URI address = URI.create(places.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            send(socket.getOutputStream(), request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A server that has read enough closes the connection while we still write. */
    private static void send(OutputStream out, byte[] request) throws IOException {
        try {
            out.write(request);
            out.flush();
        } catch (SocketException e) {
            // What matters is what it answered.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            while (!isComplete(answer)) {
                int b = in.read();
                if (b < 0) {
                    break;
                }
                answer.append((char) b);
            }
        } catch (SocketException e) {
            // Closed the hard way.
        }
        return answer.toString();
    }

    /** Headers, and the body as far as they tell its end. */
    private static boolean isComplete(StringBuilder answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        String headers = answer.substring(0, head).toLowerCase(Locale.ROOT);
        int length = headers.indexOf("content-length: ");
        return length >= 0
                ? answer.length()
                        >= head
                                + 4
                                + Integer.parseInt(
                                        headers.substring(length + 16).split("\\s")[0])
                : answer.indexOf("0\r\n\r\n", head) > 0;
    }
}
