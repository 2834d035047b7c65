package dev.waybill.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * All keys that a template can come to, and a few more: what a placeholder stands for is known by its characters, and by
 * its length where that is fixed. Tells whether two templates can come to the same key.
 */
final class KeyPattern {

    private static final BitSet DIGITS = characters("0123456789");
    private static final BitSet HEX = characters("0123456789abcdef");
    private static final BitSet LOWER = characters("0123456789abcdefghijklmnopqrstuvwxyz");
    private static final BitSet ID = characters("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    private static final BitSet NAME = characters("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.");

    /** One character of these, or several where it repeats. */
    private record Part(BitSet characters, boolean repeats) {}

    /** How far one key has been read in both patterns at once. */
    private record Place(int here, int there) {}

    private final List<Part> parts = new ArrayList<>();

    /** @param template a key layout's, or a key */
    KeyPattern(String template) {
        Matcher placeholders = KeyLayout.PLACEHOLDER.matcher(template);
        int end = 0;
        while (placeholders.find()) {
            add(template.substring(end, placeholders.start()));
            addPlaceholder(placeholders.group(1));
            end = placeholders.end();
        }
        add(template.substring(end));
    }

    /** Whether some key is of both. Reads all of them at the same time. */
    boolean overlaps(KeyPattern other) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(0, 0)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.here == parts.size() && place.there == other.parts.size()) {
                return true;
            }
            next(place, other).stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    private List<Place> next(Place place, KeyPattern other) {
        if (place.here == parts.size() || place.there == other.parts.size()) {
            return List.of();
        }
        Part here = parts.get(place.here);
        Part there = other.parts.get(place.there);
        if (!here.characters.intersects(there.characters)) {
            return List.of();
        }
        List<Place> next = new ArrayList<>(List.of(new Place(place.here + 1, place.there + 1)));
        if (here.repeats) {
            next.add(new Place(place.here, place.there + 1));
        }
        if (there.repeats) {
            next.add(new Place(place.here + 1, place.there));
        }
        if (here.repeats && there.repeats) {
            next.add(place);
        }
        return next;
    }

    private void add(String literal) {
        literal.chars().forEach(c -> parts.add(new Part(characters(Character.toString(c)), false)));
    }

    private void addPlaceholder(String name) {
        switch (name) {
            case "yyyy" -> addFixed(DIGITS, 4);
            case "MM", "dd" -> addFixed(DIGITS, 2);
            case "HHmmss", "micros" -> addFixed(DIGITS, 6);
            case "hex" -> addFixed(HEX, 8);
            case "epoch" -> parts.add(new Part(DIGITS, true));
            case "ext" -> parts.add(new Part(LOWER, true));
            case "safe", "stem" -> parts.add(new Part(NAME, true));
            default -> parts.add(new Part(ID, true));
        }
    }

    private void addFixed(BitSet characters, int length) {
        for (int i = 0; i < length; i++) {
            parts.add(new Part(characters, false));
        }
    }

    private static BitSet characters(String text) {
        BitSet characters = new BitSet();
        text.chars().forEach(characters::set);
        return characters;
    }
}
