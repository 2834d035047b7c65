package dev.waybill.catalog.console;

import dev.waybill.access.Scope;
import dev.waybill.access.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param signedIn whether there is anything to sign out of
 * @param subject who that is, null where their token does not say
 */
record Frame(Scopes scopes, boolean signedIn, @Nullable String subject, Assets assets) {

    public boolean reads() {
        return scopes.allows(Scope.READ);
    }

    public boolean writes() {
        return scopes.allows(Scope.WRITE);
    }

    public boolean deletes() {
        return scopes.allows(Scope.DELETE);
    }

    public boolean administers() {
        return scopes.allows(Scope.ADMIN);
    }
}
