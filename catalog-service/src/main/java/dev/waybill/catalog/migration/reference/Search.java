package dev.waybill.catalog.migration.reference;

import dev.waybill.catalog.migration.reference.AddressBook.Answer;
import dev.waybill.catalog.migration.reference.Candidate.End;
import dev.waybill.catalog.migration.reference.Glyph.Form;
import dev.waybill.catalog.migration.reference.Readings.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way through one text. */
final class Search {

    private final String text;
    private final AddressBases bases;
    private final KnownPaths known;
    private final Scan scan;
    private final Glyph glyph;

    private final List<Edit> edits = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private boolean inTag;

    Search(String text, AddressBases bases, KnownPaths known) {
        this.text = text;
        this.bases = bases;
        this.known = known;
        this.scan = new Scan(text, bases.roots());
        this.glyph = new Glyph(text);
    }

    Rewriting run() {
        int at = take(0, Opener.WHOLE);
        Opener opener = at == 0 ? Opener.OPEN : null;
        while (at < text.length()) {
            int end = opener == null ? at : take(at, opener);
            if (end > at) {
                at = end;
                opener = null;
            } else {
                opener = behind(at, opener);
                at = glyph.to();
            }
        }
        return new Rewriting(Edit.apply(edits, text), edits, left);
    }

    /** What an address that begins behind the next character begins behind; null where none does. */
    private @Nullable Opener behind(int at, @Nullable Opener before) {
        glyph.read(at);
        inTag = glyph.is('<') || inTag && !glyph.is('>');
        if (glyph.isBlank() && before != null) {
            return before;
        }
        if (glyph.isQuote()) {
            return Opener.quote(glyph, inTag && Attribute.isBefore(at, text));
        }
        return glyph.mayPrecede() ? Opener.OPEN : null;
    }

    /** The end of the address that begins there; the place itself where none does. */
    private int take(int at, Opener opener) {
        Candidate candidate = scan.from(at, opener).orElse(null);
        if (candidate == null || opener == Opener.WHOLE && !candidate.isClosed()) {
            return at;
        }
        boolean one = opener.isQuote() && candidate.isClosed() && isOne(candidate, opener);
        List<End> ends = ends(candidate, opener, one);
        for (End end : ends.reversed()) {
            if (isKnown(candidate, end, opener)) {
                return end.to();
            }
        }
        return takeUnknown(candidate, one ? ends.getLast() : candidate.likeliest(), opener, one);
    }

    /** Whether quotation marks hold an address and nothing else: then no part of it is one. */
    private boolean isOne(Candidate candidate, Opener opener) {
        String decoded = candidate.decoded();
        if (opener.single()) {
            return !decoded.startsWith("javascript:") && !decoded.startsWith("data:");
        }
        String path = candidate.decoded(candidate.beforeQuery());
        return Names.hasExtension(path) && bases.paths(path).stream().anyMatch(bases::isBelowRoot);
    }

    private static List<End> ends(Candidate candidate, Opener opener, boolean one) {
        if (one) {
            return candidate.ends().stream()
                    .filter(end -> end.kind() == End.Kind.QUERY || end == candidate.last())
                    .toList();
        }
        return opener == Opener.WHOLE ? List.of(candidate.last()) : candidate.ends();
    }

    private boolean isKnown(Candidate candidate, End end, Opener opener) {
        boolean exact = opener == Opener.WHOLE;
        String written = text.substring(candidate.from(), end.to());
        for (Reading reading : Readings.of(written, candidate.decoded(end), candidate.isDoubtful(), exact)) {
            for (String path : bases.paths(reading.address())) {
                Answer answer = isWorthAsking(path, candidate, end, exact) ? known.find(path) : null;
                if (answer != null) {
                    settle(candidate, end, written, answer, reading, opener);
                    return true;
                }
            }
        }
        return false;
    }

    /** In a text a word or two with slashes are no reason to ask. */
    private boolean isWorthAsking(String path, Candidate candidate, End end, boolean whole) {
        return Names.hasExtension(path)
                || bases.isBelowRoot(path) && candidate.isLikely(end)
                || whole && path.indexOf('/') > 0 && path.indexOf(' ') < 0;
    }

    private void settle(Candidate candidate, End end, String written, Answer answer, Reading reading, Opener opener) {
        String address = answer.address();
        if (address == null) {
            left.add(written);
            return;
        }
        boolean component = reading.isPercentDecoded() && candidate.decoded(end).indexOf('/') < 0;
        boolean html = inTag || candidate.isHtml() || opener.form() == Form.REFERENCE;
        String replacement = component
                ? NewAddress.asComponent(address, !written.contains("%2f"))
                : NewAddress.asText(address, candidate.slash(), html);
        if (!replacement.equals(written)) {
            edits.add(new Edit(candidate.from(), written, replacement));
        }
    }

    private int takeUnknown(Candidate candidate, End end, Opener opener, boolean one) {
        String written = text.substring(candidate.from(), end.to());
        for (Reading reading : Readings.of(written, candidate.decoded(end), candidate.isDoubtful(), false)) {
            if (bases.isForeign(reading.address())) {
                return one ? end.to() : endOfForeign(candidate.from());
            }
            boolean quoted = opener.isQuote();
            if (bases.paths(reading.address()).stream()
                    .anyMatch(path -> bases.isBelowRoot(path) && (quoted || Names.hasExtension(path)))) {
                left.add(written);
                return end.to();
            }
        }
        return one && opener.single() ? end.to() : candidate.from();
    }

    /** All of it, query and fragment included, but not the parenthesis that closes around it. */
    private int endOfForeign(int from) {
        int open = 0;
        int at = from;
        while (at < text.length()) {
            glyph.read(at);
            open += glyph.is('(') || glyph.is('[') ? 1 : glyph.is(')') || glyph.is(']') ? -1 : 0;
            if (open < 0 || glyph.isBlank() || glyph.isBarrier() || glyph.isQuote() || glyph.is('|')) {
                return at;
            }
            at = glyph.to();
        }
        return at;
    }
}
