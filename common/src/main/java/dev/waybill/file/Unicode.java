package dev.waybill.file;

/** Text that can be written as UTF-8: a lone surrogate, which JSON can spell, could be read but never written again. */
final class Unicode {

    private Unicode() {}

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
