package dev.waybill.catalog.migration.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an address may mean that is written somehow. */
final class Readings {

    private Readings() {}

    /**
     * The likeliest first.
     *
     * @param written as it stands in the text
     * @param decoded without backslashes and character references
     * @param doubtful whether backslashes may be those of Windows
     * @param exact whether it means itself before anything else
     */
    static List<Reading> of(String written, String decoded, boolean doubtful, boolean exact) {
        List<Reading> readings = new ArrayList<>();
        if (exact) {
            add(written, false, readings);
        }
        Optional<String> plain = PercentCoding.decoded(decoded);
        plain.ifPresent(address -> add(address, true, readings));
        add(decoded, false, readings);
        if (decoded.indexOf('+') >= 0 && !decoded.contains("%20")) {
            // As forms send it. Where %20 is a blank, a plus is one.
            String spaced = decoded.replace('+', ' ');
            add(PercentCoding.decoded(spaced).orElse(spaced), plain.isPresent(), readings);
        }
        if (doubtful) {
            add(slashed(written), false, readings);
        }
        add(written, false, readings);
        return readings;
    }

    private static void add(String address, boolean percent, List<Reading> readings) {
        if (readings.stream().noneMatch(reading -> reading.address.equals(address))) {
            readings.add(new Reading(address, percent));
        }
    }

    /** With a slash for each run of backslashes, and of backslashes and slashes. */
    private static String slashed(String written) {
        StringBuilder slashed = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) != '\\') {
                slashed.append(written.charAt(i));
            } else if (i + 1 == written.length() || "\\/".indexOf(written.charAt(i + 1)) < 0) {
                slashed.append('/');
            }
        }
        return slashed.toString();
    }

    /** @param isPercentDecoded whether there was something percent-encoded */
    record Reading(String address, boolean isPercentDecoded) {}
}
