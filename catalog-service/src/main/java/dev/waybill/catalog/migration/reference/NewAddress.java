package dev.waybill.catalog.migration.reference;

/** Writes an address as its surroundings demand. */
final class NewAddress {

    private static final String UNRESERVED = "-._~";
    private static final String SAFE = UNRESERVED + ":?#@!$*+=%";

    private NewAddress() {}

    /** Where slashes are percent-encoded, so is all else that a query would not take for text. */
    static String asComponent(String address, boolean upperCase) {
        StringBuilder written = new StringBuilder();
        address.codePoints().forEach(c -> append(c, UNRESERVED, upperCase, written));
        return written.toString();
    }

    /**
     * @param slash how slashes are written there
     * @param html whether an ampersand begins a character reference there
     */
    static String asText(String address, String slash, boolean html) {
        StringBuilder written = new StringBuilder();
        address.codePoints().forEach(c -> {
            switch (c) {
                case '/' -> written.append(slash);
                case '&' -> written.append(html ? "&amp;" : "&");
                default -> append(c, SAFE, true, written);
            }
        });
        return written.toString();
    }

    private static void append(int c, String safe, boolean upperCase, StringBuilder written) {
        if (c < 0x80 && (Character.isLetterOrDigit(c) || safe.indexOf(c) >= 0)) {
            written.append((char) c);
        } else {
            PercentCoding.encode(c, upperCase, written);
        }
    }
}
