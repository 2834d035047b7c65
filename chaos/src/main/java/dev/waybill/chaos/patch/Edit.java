package dev.waybill.chaos.patch;

/**
 * One piece of text of one file, and what stands there instead.
 *
 * @param file below the repository's root, a source in Java or a resource
 * @param text what is there now, exactly once
 */
public record Edit(String file, String text, String replacement) {

    /** Puts a statement in front of one that is there. */
    static Edit before(String file, String there, String statement) {
        return new Edit(file, there, statement + " " + there);
    }

    /** Puts a statement behind one that is there. */
    static Edit after(String file, String there, String statement) {
        return new Edit(file, there, there + " " + statement);
    }

    /** Makes the text nothing. */
    static Edit without(String file, String text) {
        return new Edit(file, text, "");
    }

    /** @throws PatchFailure when the text is not there exactly once */
    String applyTo(String content, String patch) {
        int first = content.indexOf(text);
        if (first < 0) {
            throw new PatchFailure("%s: %s no longer has this text:%n%s".formatted(patch, file, text));
        }
        if (content.indexOf(text, first + 1) >= 0) {
            throw new PatchFailure("%s: %s has this text more than once:%n%s".formatted(patch, file, text));
        }
        return content.substring(0, first) + replacement + content.substring(first + text.length());
    }
}
