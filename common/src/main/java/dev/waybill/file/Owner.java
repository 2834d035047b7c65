package dev.waybill.file;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a file belongs to. */
public record Owner(Kind kind, String id) {

    /** Whose files are that nobody in particular brought, as where access control is off. */
    public static final Owner ANONYMOUS = new Owner(Kind.USER, "anonymous");

    /** The kinds of owner, each with the JSON member that names it and the form of its ids. */
    public enum Kind {
        AGENCY("agency_id", "AGY-[A-Za-z0-9-]{1,60}"),
        CLIENT("client_id", "CLT-[A-Za-z0-9-]{1,60}"),
        JOB("job_id", "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
        EVENT("event_id", "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
        USER("user_id", "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
        PRODUCT("product_id", "product_[A-Za-z0-9_-]{1,64}");

        private final String member;
        private final Pattern form;

        Kind(String member, String form) {
            this.member = member;
            this.form = Pattern.compile(form);
        }

        /** The JSON member and query parameter that names such an owner, for example {@code agency_id}. */
        public String member() {
            return member;
        }

        /** Whether files of such owners are everybody's who may read at all: products are shown to all who shop. */
        public boolean isShared() {
            return this == PRODUCT;
        }
    }

    public Owner {
        if (!kind.form.matcher(id).matches()) {
            throw new IllegalArgumentException(kind.member + " has the form " + kind.form);
        }
    }

    /** The owner of that id, or empty when no such owner can have it. */
    public static Optional<Owner> find(Kind kind, String id) {
        return kind.form.matcher(id).matches() ? Optional.of(new Owner(kind, id)) : Optional.empty();
    }

    /**
     * The owner that {@link #toString} gave.
     *
     * @throws IllegalArgumentException when it gave none such
     */
    public static Owner parse(String text) {
        int equals = text.indexOf('=');
        return Stream.of(Kind.values())
                .filter(kind -> equals > 0 && kind.member().equals(text.substring(0, equals)))
                .findFirst()
                .map(kind -> new Owner(kind, text.substring(equals + 1)))
                .orElseThrow(() -> new IllegalArgumentException("an owner is spelt like agency_id=AGY-123"));
    }

    /**
     * The owner among ids of which all but one are null.
     *
     * @param ids in the order of {@link Kind}
     * @throws IllegalArgumentException when there is none, or more than one
     */
    public static Owner only(@Nullable String... ids) {
        List<Owner> owners = Stream.of(Kind.values())
                .filter(kind -> ids[kind.ordinal()] != null)
                .map(kind -> new Owner(kind, String.valueOf(ids[kind.ordinal()])))
                .toList();
        if (owners.size() != 1) {
            throw new IllegalArgumentException("a file has exactly one owner, this has " + owners.size());
        }
        return owners.getFirst();
    }

    @Override
    public String toString() {
        return kind.member + "=" + id;
    }
}
