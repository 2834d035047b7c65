package dev.waybill.inbox;

import dev.waybill.file.Owner;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For whom somebody may write.
 *
 * @param kind null for owners of every kind
 * @param id null for every owner of that kind
 */
record OwnerGrant(Owner.@Nullable Kind kind, @Nullable String id) {

    private static final String EVERY = "*";

    /** @param text {@code *}, {@code AGY-1}, {@code CLT-7}, {@code job:*}, {@code job:68b71f6b} and the like */
    static OwnerGrant parse(String text) {
        if (text.equals(EVERY)) {
            return new OwnerGrant(null, null);
        }
        int colon = text.indexOf(':');
        if (colon > 0) {
            Owner.Kind kind = kind(text.substring(0, colon));
            String id = text.substring(colon + 1);
            return id.equals(EVERY) ? new OwnerGrant(kind, null) : of(new Owner(kind, id));
        }
        return Stream.of(Owner.Kind.AGENCY, Owner.Kind.CLIENT)
                .flatMap(kind -> Owner.find(kind, text).stream())
                .findFirst()
                .map(OwnerGrant::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no owner: say AGY-1, CLT-7, job:68b7, job:* or *".formatted(text)));
    }

    private static OwnerGrant of(Owner owner) {
        return new OwnerGrant(owner.kind(), owner.id());
    }

    private static Owner.Kind kind(String name) {
        try {
            return Owner.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no kind of owner: say agency, client, job, event, user or product".formatted(name), e);
        }
    }

    boolean covers(Owner owner) {
        return (kind == null || kind == owner.kind()) && (id == null || id.equals(owner.id()));
    }

    @Override
    public String toString() {
        return kind == null ? EVERY : kind.name().toLowerCase(Locale.ROOT) + ":" + (id == null ? EVERY : id);
    }
}
