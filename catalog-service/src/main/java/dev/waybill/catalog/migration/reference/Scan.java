package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.Candidate.End;
import dev.waybill.catalog.migration.reference.Candidate.End.Kind;
import dev.waybill.catalog.migration.reference.Glyph.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts candidates out of a text. One that is not in quotation marks goes past a few blanks and punctuation marks at
 * most, and one that is ends with them: so each character is looked at a bounded number of times, whatever the text
 * holds.
 */
final class Scan {

    /** In characters as they are decoded; a path of 4,096 bytes, percent-encoded. */
    private static final int LONGEST = 3 * 4096;

    private static final int MOST_ENDS = 12;
    private static final List<String> STARTS = List.of("/", "./", "../", "http://", "https://");

    private final String text;
    private final List<String> starts;
    private final Glyph glyph;
    private final Glyph ahead;

    private final StringBuilder decoded = new StringBuilder();
    private final List<End> ends = new ArrayList<>();
    private boolean closed;
    private boolean doubtful;
    private boolean html;
    private boolean inHost;
    private @Nullable String slash;
    private int solidTo;
    private int solidLength;

    /** @param roots what paths begin with: where one does, the address before it has ended */
    Scan(String text, List<String> roots) {
        this.text = text;
        this.starts = Stream.concat(STARTS.stream(), roots.stream()).toList();
        this.glyph = new Glyph(text);
        this.ahead = new Glyph(text);
    }

    /** What begins here; empty where no address does. */
    Optional<Candidate> from(int from, Opener opener) {
        reset();
        int at = from;
        while (at < text.length() && !isEnd(at, opener)) {
            append(at);
            at = glyph.to();
        }
        if (at == text.length()) {
            end(at, opener == Opener.WHOLE);
        }
        return ends.isEmpty() ? Optional.empty() : Optional.of(candidate(from));
    }

    private void reset() {
        decoded.setLength(0);
        ends.clear();
        closed = false;
        doubtful = false;
        html = false;
        inHost = false;
        slash = null;
    }

    private Candidate candidate(int from) {
        return new Candidate(from, decoded.toString(), ends, closed, doubtful, html, slash == null ? "/" : slash);
    }

    /** Reads what stands there. */
    private boolean isEnd(int at, Opener opener) {
        glyph.read(at);
        if (opener.isClosedBy(glyph)) {
            end(at, true);
            return true;
        }
        if (decoded.length() >= LONGEST) {
            return true;
        }
        if (glyph.isBarrier() && (opener != Opener.WHOLE || !glyph.isQuote())) {
            end(at, false);
            return true;
        }
        return (glyph.isBlank() || isMark()) && !goesOn(at, opener);
    }

    /** Trailing blanks are no part of what quotation marks hold. */
    private void end(int at, boolean closing) {
        if (isPromising(closing)) {
            closed = closing;
            ends.add(closing ? new End(solidTo, solidLength, Kind.OUTER) : new End(at, decoded.length(), Kind.OUTER));
        }
    }

    private boolean isPromising(boolean quoted) {
        return !decoded.isEmpty()
                && (quoted || !ends.isEmpty() || slash != null || doubtful || decoded.indexOf("%2") >= 0);
    }

    /** Whether it goes on behind a blank or a mark. */
    private boolean goesOn(int at, Opener opener) {
        if (!isPromising(opener.isQuote())) {
            return false;
        }
        inHost = false;
        if (ends.size() < MOST_ENDS) {
            ends.add(new End(at, decoded.length(), kind()));
        } else if (!opener.isQuote()) {
            return false;
        }
        boolean another = !opener.single() && (glyph.isBlank() || glyph.is(','));
        return !another || starts.stream().noneMatch(start -> isAhead(start, glyph.to()));
    }

    private Kind kind() {
        if (glyph.isBlank()) {
            return Kind.OUTER;
        }
        return glyph.is('?') || glyph.is('#') ? Kind.QUERY : Kind.INNER;
    }

    private boolean isMark() {
        if (glyph.is('.') || glyph.is('!')) {
            return isLast();
        }
        if (glyph.is(':')) {
            return !inHost && !isBeforeHost();
        }
        return glyph.isPunctuation() && !(inHost && (glyph.is('[') || glyph.is(']')));
    }

    /** Whether a full stop ends a sentence rather than being part of a name. */
    private boolean isLast() {
        if (decoded.isEmpty() || decoded.charAt(decoded.length() - 1) == '/') {
            return false;
        }
        if (glyph.to() == text.length()) {
            return true;
        }
        ahead.read(glyph.to());
        return ahead.isBlank() || ahead.isBarrier() || ahead.isPunctuation() || ahead.is('.');
    }

    private boolean isBeforeHost() {
        return decoded.length() == 1 && isAhead("/", glyph.to())
                || AddressBases.isScheme(decoded, decoded.length()) && isAhead("//", glyph.to());
    }

    private boolean isAhead(String wanted, int from) {
        int at = from;
        for (int i = 0; i < wanted.length(); i++) {
            if (at >= text.length()) {
                return false;
            }
            ahead.read(at);
            if (!ahead.is(wanted.charAt(i))) {
                return false;
            }
            at = ahead.to();
        }
        return true;
    }

    private void append(int at) {
        decoded.appendCodePoint(glyph.character());
        doubtful |= glyph.isDoubtful();
        html |= glyph.form() == Form.REFERENCE;
        if (glyph.isSlash()) {
            inHost = !inHost && isHostNext();
            if (slash == null) {
                slash = glyph.form() == Form.BACKSLASHES ? "/" : text.substring(at, glyph.to());
            }
        }
        if (!glyph.isBlank()) {
            solidTo = glyph.to();
            solidLength = decoded.length();
        }
    }

    /** Whether the slash just read is the second of those before a host. */
    private boolean isHostNext() {
        int first = decoded.length() - 2;
        return first >= 0
                && decoded.charAt(first) == '/'
                && (first == 0 || decoded.charAt(first - 1) == ':' && AddressBases.isScheme(decoded, first - 1));
    }
}
