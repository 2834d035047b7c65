package dev.waybill.worker.capability;

import java.util.Locale;

/** What a store must be able to do, and what is wrong where it cannot. */
public enum Capability {
    CONDITIONAL_PUT(
            "the store ignores If-None-Match: two files could end up at one key, the later in place of the earlier"),
    ENCRYPTION("the store does not say that it encrypts with AES256"),
    METADATA("the store does not keep an object's size and metadata: nobody could tell whose it is"),
    SAME_BYTES("the store gives other bytes back than it was given");

    private final String sentence;

    Capability(String sentence) {
        this.sentence = sentence;
    }

    /** What it means that this is missing, as one sentence without its full stop. */
    public String sentence() {
        return sentence;
    }

    /** Its name in metrics, such as {@code conditional_put}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
