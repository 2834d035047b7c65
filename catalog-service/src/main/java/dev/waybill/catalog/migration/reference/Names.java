package dev.waybill.catalog.migration.reference;

/** What names of files look like. */
final class Names {

    private static final int LONGEST_EXTENSION = 10;

    private Names() {}

    /** Whether it ends in a dot and a few letters and digits, with a letter among them. */
    static boolean hasExtension(String path) {
        int dot = path.lastIndexOf('.');
        String extension = path.substring(dot + 1);
        return dot > 0
                && path.charAt(dot - 1) != '/'
                && !extension.isEmpty()
                && extension.length() <= LONGEST_EXTENSION
                && extension.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
                && extension.chars().anyMatch(Character::isLetter);
    }
}
