package dev.waybill.ingest.idempotency;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventJson;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import dev.waybill.file.UniqueTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may go on under an Idempotency-Key (contract.md, section 4.1). A key fixes the file's id when it is first seen, so
 * that whatever is killed, and whichever process the caller's next try reaches, there is one file at most.
 */
public class IdempotencyKeys {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);

    /** How long a key is remembered (contract.md, section 4.1). */
    static final Duration MEMORY = Duration.ofHours(24);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final DurableRecords records;
    private final UniqueTime time;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();
    private final JsonMapper json = EventJson.mapper();
    private final Set<Claim> active = ConcurrentHashMap.newKeySet();
    private final Set<String> activeNames = ConcurrentHashMap.newKeySet();

    public IdempotencyKeys(DurableRecords records, UniqueTime time, Clock clock) {
        this.records = records;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Takes hold of a key; close the claim when the upload has ended.
     *
     * @param caller whose key it is: the same key of somebody else is another one; null where callers are not known
     * @throws WaybillException BAD_REQUEST when it is no key, IDEMPOTENCY_IN_FLIGHT when another upload holds it
     */
    public Claim claim(@Nullable String caller, String key) throws IOException {
        if (!FORM.matcher(key).matches()) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST, "an Idempotency-Key is 1 to 255 visible ASCII characters");
        }
        String ofCaller = caller == null ? key : key + "\n" + caller;
        String name = Sha256.of(ofCaller.getBytes(StandardCharsets.UTF_8)).hex();
        if (!activeNames.add(name)) {
            throw inFlight();
        }
        try {
            Claim claim = new Claim(this, name, take(name));
            active.add(claim);
            return claim;
        } catch (IOException | RuntimeException e) {
            activeNames.remove(name);
            throw e;
        }
    }

    private IdempotencyRecord take(String name) throws IOException {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        IdempotencyRecord fresh = new IdempotencyRecord(FileId.next(), time.next(), process, until, null);
        if (records.create(name, write(fresh))) {
            return fresh;
        }
        Optional<IdempotencyRecord> found = records.read(name).map(this::parse);
        if (found.isEmpty() || found.get().moment().plus(MEMORY).isBefore(now)) {
            records.replace(name, write(fresh));
            return fresh;
        }
        IdempotencyRecord before = found.get();
        boolean holderMayLive =
                !before.holder().equals(process) && before.heldUntil().isAfter(now);
        if (before.file() == null && holderMayLive) {
            throw inFlight();
        }
        IdempotencyRecord taken = before.heldBy(process, until);
        if (before.file() == null) {
            records.replace(name, write(taken));
        }
        return taken;
    }

    /** Says that the uploads in progress are alive. Called more often than {@link #LEASE} runs out. */
    public void renew() {
        for (Claim claim : active) {
            try {
                claim.renew(clock.instant().plus(LEASE));
            } catch (IOException | WaybillException e) {
                log.warn("a hold on an idempotency key could not be renewed: {}", e.getMessage());
            }
        }
    }

    /** Forgets keys after a day. @return how many */
    public int sweep() throws IOException {
        return records.sweep(clock.instant().minus(MEMORY));
    }

    /**
     * Writes what a claim knows now.
     *
     * @throws WaybillException IDEMPOTENCY_IN_FLIGHT when another process took this one for dead and holds the key
     */
    void save(String name, IdempotencyRecord changed) throws IOException {
        if (!isOurs(name)) {
            throw inFlight();
        }
        records.replace(name, write(changed));
    }

    /** @return whether it was ours to forget: another process that took this one for dead may have made a file of it */
    boolean forget(String name) throws IOException {
        boolean ours = isOurs(name);
        if (ours) {
            records.delete(name);
        }
        return ours;
    }

    private boolean isOurs(String name) throws IOException {
        return records.read(name)
                .map(this::parse)
                .filter(there -> there.holder().equals(process))
                .isPresent();
    }

    void release(Claim claim, String name) {
        active.remove(claim);
        activeNames.remove(name);
    }

    private byte[] write(IdempotencyRecord written) {
        return json.writeValueAsBytes(written);
    }

    private IdempotencyRecord parse(byte[] content) {
        return json.readValue(content, IdempotencyRecord.class);
    }

    private static WaybillException inFlight() {
        return new WaybillException(
                        ErrorCode.IDEMPOTENCY_IN_FLIGHT, "an upload with this Idempotency-Key is in progress")
                .retryAfter(COME_BACK_AFTER);
    }
}
