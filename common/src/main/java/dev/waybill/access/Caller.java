package dev.waybill.access;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Owner;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever is calling, as far as their files are concerned. What they may do at all, the scopes, was looked at before any
 * of our code ran.
 *
 * @param subject the claim {@code sub}, null where access control is off
 * @param everything whether all files are theirs: access control is off, or they are an administrator
 * @param owners whose files are theirs, beside those that belong to everybody
 */
public record Caller(@Nullable String subject, boolean everything, Set<Owner> owners) {

    /** Where access control is off. */
    public static final Caller ANYONE = new Caller(null, true, Set.of());

    private static final Logger audit = LoggerFactory.getLogger("waybill.audit");

    public Caller {
        owners = Set.copyOf(owners);
    }

    /** What tells this caller from others, where callers are known: two tokens of one subject are the same caller. */
    public Optional<String> identity() {
        if (subject != null) {
            return Optional.of(subject);
        }
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(owners.stream().map(Owner::toString).sorted().collect(Collectors.joining("\n")));
    }

    public boolean owns(Owner owner) {
        return everything || owner.kind().isShared() || owners.contains(owner);
    }

    /** @throws WaybillException ACCESS_DENIED when files of that owner are not theirs to bring */
    public void requireWrite(Owner owner) {
        if (!owns(owner)) {
            audit.warn("{} may not write for {}", name(), owner);
            throw new WaybillException(
                    ErrorCode.ACCESS_DENIED, "the token does not name " + owner + " among whose files are yours");
        }
    }

    /** @throws WaybillException NOT_FOUND when the file is somebody else's: they are not told that it is there */
    public void requireRead(FileDetails file) {
        if (!owns(file.owner())) {
            audit.warn("{} asked for {} of {}", name(), file.id(), file.owner());
            throw notFound();
        }
    }

    private String name() {
        return identity().orElse("somebody");
    }

    /** What is said of a file that is not there, and of one that is not theirs. */
    public static WaybillException notFound() {
        return new WaybillException(ErrorCode.NOT_FOUND, "there is no such file");
    }
}
