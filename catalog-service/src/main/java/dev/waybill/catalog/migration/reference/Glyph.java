package dev.waybill.catalog.migration.reference;

/**
 * The character that stands at a place of a text, however it is written: {@code \/} and {@code &#x2F;} are a slash, {@code \"}
 * a quotation mark, and backslashes before a letter the slash that Windows means by them. Made once for a text and
 * moved along it; each step costs what it passes over.
 */
final class Glyph {

    /** How it is written. */
    enum Form {
        PLAIN,
        /** Behind backslashes, as JSON and JavaScript do it. */
        ESCAPED,
        /** Behind a backslash that takes its meaning away, so that it is part of a name. */
        LITERAL,
        /** As HTML does it. */
        REFERENCE,
        /** Backslashes that stand for a slash. */
        BACKSLASHES
    }

    private static final String QUOTES = "\"'`";
    private static final String BLANK_ESCAPES = "nrtbf";
    private static final String ESCAPABLE = " (),[]_*-.!#+~";
    private static final String PUNCTUATION = "\"'`()[]{},;|=:?#&*";
    private static final String NOT_IN_FRONT = ")]}?#&";
    private static final int HEX_DIGITS = 4;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    /** How often an ampersand may itself be written as {@code &amp;}. */
    private static final int DEEPEST = 3;

    private final String text;
    private int to;
    private int character;
    private Form form = Form.PLAIN;
    private int depth;
    private boolean doubtful;

    Glyph(String text) {
        this.text = text;
    }

    /** @param at within the text */
    void read(int at) {
        depth = 0;
        doubtful = false;
        char first = text.charAt(at);
        if (first == '\\') {
            readEscape(at);
        } else if (first != '&' || !readReference(at + 1)) {
            set(first, Form.PLAIN, at + 1);
        }
    }

    private void readEscape(int at) {
        int behind = at;
        while (behind < text.length() && text.charAt(behind) == '\\') {
            behind++;
        }
        depth = behind - at;
        char escaped = behind == text.length() ? 0 : text.charAt(behind);
        if (escaped == '/' || QUOTES.indexOf(escaped) >= 0) {
            set(escaped, Form.ESCAPED, behind + 1);
        } else if (escaped == 'u' && readHex(behind + 1)) {
            doubtful = true;
        } else if (BLANK_ESCAPES.indexOf(escaped) >= 0) {
            set('\n', Form.ESCAPED, behind + 1);
            doubtful = true;
        } else if (ESCAPABLE.indexOf(escaped) >= 0) {
            set(escaped, Form.LITERAL, behind + 1);
            doubtful = true;
        } else if (escaped != '&' || !readReference(behind + 1) || !(isQuote() || character == '/')) {
            set('/', Form.BACKSLASHES, behind);
        }
    }

    private boolean readHex(int at) {
        int value = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        set(value, Form.ESCAPED, at + HEX_DIGITS);
        if (value == '&') {
            readReference(to);
        }
        return true;
    }

    private boolean readReference(int name) {
        int found = CharacterReferences.NONE;
        int from = name;
        for (int i = 0; i < DEEPEST && (found == CharacterReferences.NONE || found == '&'); i++) {
            int end = endOfName(from);
            int next =
                    end == from ? CharacterReferences.NONE : CharacterReferences.codePoint(text.substring(from, end));
            if (next == CharacterReferences.NONE) {
                break;
            }
            found = next;
            from = end + 1;
        }
        if (found == CharacterReferences.NONE) {
            return false;
        }
        set(found, Form.REFERENCE, from);
        return true;
    }

    /** The place of the semicolon; {@code from} where there is no name. */
    private int endOfName(int from) {
        int end = from;
        int last = Math.min(text.length(), from + CharacterReferences.LONGEST_NAME);
        while (end < last && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        return end < last && text.charAt(end) == ';' ? end : from;
    }

    private void set(int character, Form form, int to) {
        this.character = character;
        this.form = form;
        this.to = to;
    }

    /** Where the next one begins. */
    int to() {
        return to;
    }

    /** A code point. */
    int character() {
        return character;
    }

    boolean is(char wanted) {
        return character == wanted;
    }

    Form form() {
        return form;
    }

    /** How many backslashes it is behind. */
    int depth() {
        return depth;
    }

    /** Whether its backslashes may also be those of Windows. */
    boolean isDoubtful() {
        return doubtful;
    }

    boolean isSlash() {
        return character == '/';
    }

    boolean isQuote() {
        return QUOTES.indexOf(character) >= 0;
    }

    boolean isBlank() {
        return form != Form.LITERAL
                && (Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || character == BYTE_ORDER_MARK);
    }

    /** Never within an address that stands in a text. */
    boolean isBarrier() {
        return character == '<' || character == '>' || form == Form.PLAIN && (character == '"' || character < ' ');
    }

    /** Within an address or at its end: only the book can tell. */
    boolean isPunctuation() {
        if (form == Form.LITERAL || character < 0x80) {
            return form != Form.LITERAL && PUNCTUATION.indexOf(character) >= 0;
        }
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Whether an address may begin behind it. */
    boolean mayPrecede() {
        return isBlank() || isBarrier() || isPunctuation() && NOT_IN_FRONT.indexOf(character) < 0;
    }
}
