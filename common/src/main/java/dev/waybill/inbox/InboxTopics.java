package dev.waybill.inbox;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that documents come in by, and for whom whoever writes there may write. Who may write to a topic is up to
 * Kafka's ACLs.
 */
public final class InboxTopics {

    /** The topic that is there from the start. */
    public static final String DEFAULT_TOPIC = "waybill.inbox.v1";

    private static final Logger audit = LoggerFactory.getLogger("waybill.audit");
    private static final String SETTING = "WAYBILL_INBOX_TOPICS";
    private static final String OFF = "off";
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Set<String> OWN = Set.of("waybill.files.v1", "waybill.outcomes.v1", "waybill.dead-letters.v1");

    private final Map<String, List<OwnerGrant>> grants;

    private InboxTopics(Map<String, List<OwnerGrant>> grants) {
        this.grants = grants;
    }

    /**
     * @param setting {@code topic=owner,owner;topic=owner}, for example
     *     {@code waybill.inbox.v1=AGY-1,CLT-7;waybill.inbox.acme.v1=AGY-9,job:*}; {@code off} for no inbox; blank for
     *     everybody where access control is off, and for no inbox where it is on
     * @throws IllegalArgumentException when it is not of that form
     */
    public static InboxTopics parse(String setting, boolean accessControl) {
        String text = setting.strip();
        if (text.equals(OFF) || text.isEmpty() && accessControl) {
            return new InboxTopics(Map.of());
        }
        Map<String, List<OwnerGrant>> grants = new TreeMap<>();
        for (String entry : parts(text.isEmpty() ? DEFAULT_TOPIC + "=*" : text, ";")) {
            int equals = entry.indexOf('=');
            String topic = entry.substring(0, Math.max(equals, 0)).strip();
            require(TOPIC.matcher(topic).matches(), "has the form topic=owner,owner;topic=owner");
            require(!OWN.contains(topic), "names " + topic + ", which only Waybill writes to");
            List<OwnerGrant> owners = parts(entry.substring(equals + 1), ",").stream()
                    .map(InboxTopics::grant)
                    .toList();
            require(!owners.isEmpty(), "says of each topic for whom it is");
            require(grants.put(topic, owners) == null, "names " + topic + " twice");
        }
        return new InboxTopics(grants);
    }

    private static List<String> parts(String text, String separator) {
        return Stream.of(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static OwnerGrant grant(String text) {
        try {
            return OwnerGrant.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SETTING + ": " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(SETTING + " " + rule);
        }
    }

    /** Their names, none where there is no inbox. */
    public Set<String> names() {
        return grants.keySet();
    }

    /** @throws WaybillException ACCESS_DENIED when the topic is not for that owner */
    public void requireWrite(InboxEnvelope envelope) {
        Owner owner = envelope.event().owner();
        boolean granted =
                grants.getOrDefault(envelope.topic(), List.of()).stream().anyMatch(grant -> grant.covers(owner));
        if (!granted) {
            throw denied(envelope, envelope.topic() + " is not for " + owner);
        }
    }

    /** The refusal of an event, which it notes for the security log. */
    public static WaybillException denied(InboxEnvelope envelope, String why) {
        audit.warn("inbox: {} (event {} of {})", why, envelope.eventId(), envelope.source());
        return new WaybillException(ErrorCode.ACCESS_DENIED, why);
    }

    @Override
    public String toString() {
        return grants.toString();
    }
}
