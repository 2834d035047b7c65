package dev.waybill.catalog.migration.reference;

import java.util.List;

/**
 * Finds old addresses in what an application keeps, be it an address as a whole or a text with addresses in it: HTML,
 * JSON within a string, Markdown, CSS, prose. They may be relative or behind one of the bases, percent-encoded, written
 * with character references, JSON escapes or the backslashes of Windows, in any Unicode form, with a query or a
 * fragment, which stay. Nothing but they is changed, and never a part of a longer path. Addresses on other hosts are
 * nobody's business here.
 *
 * <p>It takes time in proportion to the text, whatever is in it. Safe for use by many threads.
 */
public final class Addresses {

    /** A longer text, in {@code char}s, is left as it is. */
    public static final int LONGEST_TEXT = 16 << 20;

    private final AddressBases bases;

    /**
     * @param bases what old addresses may begin with: hosts such as {@code https://app.example.com}, which are those of
     *     {@code http} as well, and directories such as {@code /static}
     * @param roots what paths begin with, each with a slash at its end: an address of one of these that nobody knows is
     *     told of
     */
    public Addresses(List<String> bases, List<String> roots) {
        this.bases = new AddressBases(bases, roots);
    }

    /** The text with the new addresses that the book has. What the book throws is thrown on. */
    public Rewriting rewrite(String text, AddressBook book) {
        if (text.length() > LONGEST_TEXT) {
            return new Rewriting(text, List.of(), List.of(text.substring(0, Reference.SHOWN)));
        }
        return new Search(text, bases, new KnownPaths(book)).run();
    }
}
