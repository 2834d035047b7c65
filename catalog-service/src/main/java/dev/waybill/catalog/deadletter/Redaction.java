package dev.waybill.catalog.deadletter;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out what an upstream system may have put into a record although it should not, and nobody must read here: what a
 * link is signed with, which is its query, a password in an address, and members and headers that are named after secrets.
 * The time that it takes grows with the text and no faster, whoever wrote it: each pattern takes a run as a whole or bounds it.
 */
final class Redaction {

    private static final String HIDDEN = "***";
    /** What of one member, header or payload is shown, in characters. */
    static final int MAX_SHOWN = 1 << 16;

    private static final String SCHEME = "(?i)(\\b[a-z][a-z0-9+.-]{1,15}://";
    /** An address with or without a query: one that has none is passed over whole, not tried again from its middle. */
    private static final Pattern QUERY = Pattern.compile(SCHEME + "[^\\s?\"'<>]*+)(\\?[^\\s\"'<>]*+)?");
    /** Of links without a host. */
    private static final Pattern SIGNED = Pattern.compile("(?i)(signature|X-Amz-[a-z-]{1,64}+)=[^&\\s\"']*+");

    private static final Pattern USER_INFO = Pattern.compile(SCHEME + ")[^\\s/?#@\"'<>]+@");
    private static final Pattern CUT_USER_INFO = Pattern.compile(SCHEME + ")[^\\s/?#@\"'<>]+$");
    private static final Pattern SECRET =
            Pattern.compile("(?i)authorization|cookie|token|secret|passw|api[_-]?key|credential|signature");

    private Redaction() {}

    static String text(String text) {
        String withoutQueries = QUERY.matcher(text).replaceAll(Redaction::withoutQuery);
        String unsigned = SIGNED.matcher(withoutQueries).replaceAll("$1=" + HIDDEN);
        return cut(USER_INFO.matcher(unsigned).replaceAll("$1" + HIDDEN + "@"));
    }

    /** Of a text that may have been cut: a password at its end has lost what it is known by. */
    static String start(String text) {
        return CUT_USER_INFO.matcher(text(text)).replaceAll("$1" + HIDDEN);
    }

    private static String withoutQuery(MatchResult address) {
        String start = Matcher.quoteReplacement(address.group(1));
        return address.group(2) == null ? start : start + "?" + HIDDEN;
    }

    /** After the rest, so that no half of a secret stays. */
    private static String cut(String text) {
        return text.length() <= MAX_SHOWN
                ? text
                : text.substring(0, MAX_SHOWN) + " [%d more]".formatted(text.length() - MAX_SHOWN);
    }

    /** The value of a header or of a member. */
    static String named(String name, String value) {
        return SECRET.matcher(name).find() ? HIDDEN : text(value);
    }

    /** The same JSON without secrets; changes the one that it is given. */
    static JsonNode json(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.propertyNames().forEach(name -> object.set(name, member(name, object.get(name))));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, json(array.get(i)));
                }
            }
            default -> {
                return node.isString() ? StringNode.valueOf(text(node.stringValue())) : node;
            }
        }
        return node;
    }

    private static JsonNode member(String name, JsonNode value) {
        return SECRET.matcher(name).find() ? StringNode.valueOf(HIDDEN) : json(value);
    }
}
