package dev.waybill.catalog.migration.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where documents hold addresses, such as {@code slides.content.html}. What lies between may be arrays.
 *
 * @param field dotted; its last part may be {@code *}, for every text below
 */
public record Target(String collection, String field) {

    private static final Pattern FORM = Pattern.compile("([^.$\\s]+)\\.([^.$\\s]+(?:\\.[^.$\\s]+)*)");
    private static final String EVERYTHING = "*";
    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException unless it is {@code collection.field} */
    public static Target parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (text.length() > LONGEST || !parts.matches()) {
            throw new IllegalArgumentException(
                    "MIGRATION_REFERENCES lists fields such as slides.content or products.*, not " + text);
        }
        return new Target(parts.group(1), parts.group(2));
    }

    /** The texts of a document that targets of its collection name, each once. */
    public static List<PlacedText> texts(List<Target> targets, String collection, DocumentId id, Map<?, ?> document) {
        Map<String, PlacedText> found = new LinkedHashMap<>();
        for (Target target : targets) {
            if (target.collection.equals(collection)) {
                target.eachText(
                        document,
                        (path, text, reachable) ->
                                found.putIfAbsent(path, new PlacedText(new Place(target, id, path), text, reachable)));
            }
        }
        return List.copyOf(found.values());
    }

    /** The first part of the field, {@code *} for all. */
    public String topLevel() {
        return segments().getFirst();
    }

    private List<String> segments() {
        return List.of(field.split("\\."));
    }

    /**
     * The texts of a document, in its order, without its id.
     *
     * @param document of maps, lists and texts; whatever else there is does not count
     */
    void eachText(Map<?, ?> document, TextVisitor visitor) {
        visit(document, segments(), "", true, visitor);
    }

    private static void visit(Object value, List<String> field, String path, boolean reachable, TextVisitor visitor) {
        if (field.isEmpty()) {
            if (value instanceof String text) {
                visitor.visit(path, text, reachable);
            } else if (value instanceof List<?> values) {
                visitEach(values, field, path, reachable, visitor);
            }
        } else if (value instanceof Map<?, ?> members) {
            visitMembers(members, field, path, reachable, visitor);
        } else if (value instanceof List<?> values) {
            visitEach(values, field, path, reachable, visitor);
        } else if (value instanceof String text && field.getFirst().equals(EVERYTHING) && !path.isEmpty()) {
            visitor.visit(path, text, reachable);
        }
    }

    private static void visitEach(
            List<?> values, List<String> field, String path, boolean reachable, TextVisitor visitor) {
        String wanted = field.isEmpty() ? EVERYTHING : field.getFirst();
        for (int i = 0; i < values.size(); i++) {
            String index = String.valueOf(i);
            if (wanted.equals(index)) {
                visit(values.get(i), field.subList(1, field.size()), path + "." + index, reachable, visitor);
            } else if (!isIndex(wanted)) {
                visit(values.get(i), field, path + "." + index, reachable, visitor);
            }
        }
    }

    private static boolean isIndex(String segment) {
        return segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void visitMembers(
            Map<?, ?> members, List<String> field, String path, boolean reachable, TextVisitor visitor) {
        String wanted = field.getFirst();
        boolean everything = wanted.equals(EVERYTHING);
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean id = path.isEmpty() && name.equals("_id");
            if (everything && !id || name.equals(wanted)) {
                String below = path.isEmpty() ? name : path + "." + name;
                List<String> rest = everything ? field : field.subList(1, field.size());
                visit(value, rest, below, reachable && canBeNamed(name), visitor);
            }
        });
    }

    /** Whether an update can name it. */
    private static boolean canBeNamed(String member) {
        return !member.isEmpty() && member.indexOf('.') < 0 && !member.startsWith("$");
    }

    @Override
    public String toString() {
        return collection + "." + field;
    }

    /** Takes texts. */
    interface TextVisitor {

        /**
         * @param path dotted, with the places in arrays
         * @param reachable whether the path means this text and no other
         */
        void visit(String path, String text, boolean reachable);
    }
}
