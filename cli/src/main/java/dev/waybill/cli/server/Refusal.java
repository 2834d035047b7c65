package dev.waybill.cli.server;

import dev.waybill.cli.terminal.Complaint;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The server said no. The message is its problem document (RFC 9457) as one sentence: title, detail, code, request id. */
public class Refusal extends Complaint {
    private final int status;
    private final String code;

    Refusal(Answer answer) {
        super(sentence(answer));
        this.status = answer.status();
        this.code = code(answer);
    }

    /** What the server calls it, such as {@code ACCESS_DENIED}; empty where it was not Waybill that answered. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    private static String code(Answer answer) {
        try {
            return Json.MAPPER.readTree(answer.body()).path("code").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static String sentence(Answer answer) {
        try {
            JsonNode problem = Json.MAPPER.readTree(answer.body());
            if (problem.path("title").isString() || problem.path("detail").isString()) {
                return said(problem) + tags(problem, answer.status());
            }
        } catch (JacksonException e) {
            // Not from Waybill, but from something before it.
        }
        return bare(answer);
    }

    private static String said(JsonNode problem) {
        return Stream.of("title", "detail")
                .map(member -> problem.path(member).asString("").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static String tags(JsonNode problem, int status) {
        String code = problem.path("code").asString("");
        String request = problem.path("request_id").asString("");
        return " (" + (code.isEmpty() ? "HTTP " + status : code) + (request.isEmpty() ? "" : ", request " + request)
                + ")";
    }

    private static String bare(Answer answer) {
        int status = answer.status();
        return switch (status) {
            case 401, 403 ->
                "The server asks for a token that allows this: --token or WAYBILL_TOKEN (HTTP " + status + ")";
            case 404 -> "The server knows no such thing (HTTP 404)";
            default ->
                status / 100 == 3
                        ? "The server sends its clients elsewhere; give the address it is really at with --server (HTTP "
                                + status + ")"
                        : "The server answered HTTP " + status + " and gave no reason";
        };
    }
}
