package dev.waybill.access;

import java.util.Set;

/** What the caller may do at all, so that pages offer nothing else. It decides nothing: that was done before any of our code ran. */
public record Scopes(Set<Scope> granted) {

    /** Where access control is off. */
    public static final Scopes ALL = new Scopes(Set.of(Scope.values()));

    public Scopes {
        granted = Set.copyOf(granted);
    }

    /** Whether the caller has this scope, or is an administrator. */
    public boolean allows(Scope scope) {
        return granted.contains(scope) || granted.contains(Scope.ADMIN);
    }
}
