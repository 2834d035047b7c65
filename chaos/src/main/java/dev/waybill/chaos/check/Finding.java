package dev.waybill.chaos.check;

import java.util.List;

/**
 * What one invariant of guarantees.md came to.
 *
 * @param invariant such as {@code I1}
 * @param broken each case, in a sentence; none when it holds
 */
public record Finding(String invariant, String meaning, List<String> broken) {

    public boolean holds() {
        return broken.isEmpty();
    }
}
