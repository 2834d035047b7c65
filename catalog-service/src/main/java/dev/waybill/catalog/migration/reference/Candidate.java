package dev.waybill.catalog.migration.reference;

import java.util.List;

/**
 * What may be an address: what stands in a text from one place on, and where it may end.
 *
 * @param decoded without backslashes and character references
 * @param ends the nearest first
 * @param isClosed whether the last end is the one that its opener asks for
 * @param isDoubtful whether some backslashes may be those of Windows though they need not
 * @param isHtml whether there are character references in it
 * @param slash how slashes are written in it
 */
record Candidate(
        int from, String decoded, List<End> ends, boolean isClosed, boolean isDoubtful, boolean isHtml, String slash) {

    Candidate {
        ends = List.copyOf(ends);
    }

    String decoded(End end) {
        return decoded.substring(0, end.length);
    }

    End last() {
        return ends.getLast();
    }

    /** The end of its path if it has a query, else the last one. */
    End beforeQuery() {
        return ends.stream()
                .filter(end -> end.kind == End.Kind.QUERY)
                .findFirst()
                .orElse(last());
    }

    /** Whether nothing but a blank within its name would make it end elsewhere. */
    boolean isLikely(End end) {
        return isClosed && end == last()
                || ends.stream().filter(each -> each.kind != End.Kind.INNER).findFirst().stream()
                        .anyMatch(first -> first == end);
    }

    /**
     * The first end that cannot be within a name, or the last end before it that has an extension: what it is if nobody
     * knows better.
     */
    End likeliest() {
        End likeliest = ends.getFirst();
        for (End end : ends) {
            if (Names.hasExtension(decoded(end))) {
                likeliest = end;
            }
            if (end.kind == End.Kind.OUTER) {
                break;
            }
        }
        return likeliest;
    }

    /**
     * A place where it may end.
     *
     * @param to in the text
     * @param length of what is decoded
     */
    record End(int to, int length, Kind kind) {

        /** What stands behind it. */
        enum Kind {
            /** Something that may as well be within a name. */
            INNER,
            /** A query or fragment. */
            QUERY,
            /** Something that ends an address, unless a name has blanks. */
            OUTER
        }
    }
}
