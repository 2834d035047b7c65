package dev.waybill.catalog.link;

import java.util.Locale;

/** Whether a browser is to save a file or to show it. */
public enum Disposition {
    ATTACHMENT,
    INLINE;

    /** @throws IllegalArgumentException unless it is {@code attachment} or {@code inline} */
    public static Disposition of(String text) {
        return switch (text) {
            case "attachment" -> ATTACHMENT;
            case "inline" -> INLINE;
            default -> throw new IllegalArgumentException("disposition is attachment or inline");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
