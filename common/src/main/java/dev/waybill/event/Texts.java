package dev.waybill.event;

/** The bound on reasons, so that an event never outgrows what Kafka takes. */
final class Texts {

    private static final int MAX = 1000;

    private Texts() {}

    /** The text, or as many whole characters from its start as the bound allows. */
    static String cut(String text) {
        if (text.length() <= MAX) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX);
    }
}
