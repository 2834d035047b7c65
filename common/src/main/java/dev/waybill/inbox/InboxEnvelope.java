package dev.waybill.inbox;

/**
 * An inbox event and what names it. The same topic, source and id name the same event, however often it comes.
 *
 * @param topic where it came in, which tells who may have written it
 * @param source the CloudEvents source
 * @param eventId the CloudEvents id
 */
public record InboxEnvelope(String topic, String source, String eventId, InboxEvent event) {

    private static final int MAX_TEXT = 512;

    public InboxEnvelope {
        if (!isText(source) || !isText(eventId)) {
            throw new IllegalArgumentException("an event's id and source have 1 to " + MAX_TEXT + " characters");
        }
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }
}
