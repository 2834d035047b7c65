package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.Glyph.Form;

/**
 * What an address begins behind, which says where it ends.
 *
 * @param quote the quotation mark, 0 where it is none
 * @param single whether all that it opens is one address, as in {@code src="…"}
 */
record Opener(int quote, Form form, int depth, boolean single) {

    /** Something that says nothing of the end, such as a blank. */
    static final Opener OPEN = new Opener(0, Form.PLAIN, 0, false);

    /** The beginning of a text that may be one address as a whole. */
    static final Opener WHOLE = new Opener(-1, Form.PLAIN, 0, false);

    static Opener quote(Glyph quote, boolean single) {
        return new Opener(quote.character(), quote.form(), quote.depth(), single);
    }

    /** Whether there is a place where what it opens ends. */
    boolean isQuote() {
        return quote != 0;
    }

    /** Whether the address ends here. A quotation mark behind more backslashes is part of what it opened. */
    boolean isClosedBy(Glyph glyph) {
        if (!isQuote() || glyph.character() != quote) {
            return false;
        }
        return form == Form.REFERENCE || glyph.form() != Form.REFERENCE && glyph.depth() <= depth;
    }
}
