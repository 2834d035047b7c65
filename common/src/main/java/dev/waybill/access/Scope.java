package dev.waybill.access;

/** What a token lets its bearer do (contract.md, section 4.3). {@link #ADMIN} includes the others. */
public enum Scope {
    READ("files:read"),
    WRITE("files:write"),
    DELETE("files:delete"),
    ADMIN("admin");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As it stands in the claim {@code scope}. */
    public String value() {
        return value;
    }

    /** @throws IllegalArgumentException when there is no such scope */
    public static Scope of(String value) {
        for (Scope scope : values()) {
            if (scope.value.equals(value)) {
                return scope;
            }
        }
        throw new IllegalArgumentException(
                "there is no scope " + value + "; there are files:read, files:write, files:delete and admin");
    }
}
