package dev.waybill.catalog.deadletter;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out what an upstream system may have put into a record although it should not, and nobody must read here: what a
 * link is signed with, which is its query, a password in an address, and members and headers that are named after secrets.
 */
final class Redaction {

    private static final String HIDDEN = "***";
    private static final Pattern QUERY =
            Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{1,15}://[^\\s?#\"'<>]*\\?)[^\\s\"'<>]*");
    private static final Pattern USER_INFO = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{1,15}://)[^\\s/?#@\"'<>]+@");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(authorization|cookie|token|secret|passw|api[_-]?key|credential|signature).*");

    private Redaction() {}

    static String text(String text) {
        String withoutQueries = QUERY.matcher(text).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(withoutQueries).replaceAll("$1" + HIDDEN + "@");
    }

    /** The value of a header or of a member. */
    static String named(String name, String value) {
        return SECRET.matcher(name).matches() ? HIDDEN : text(value);
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
        return value.isValueNode() && SECRET.matcher(name).matches() ? StringNode.valueOf(HIDDEN) : json(value);
    }
}
