package dev.waybill.access.jwt;

import dev.waybill.access.Caller;
import dev.waybill.access.Scope;
import dev.waybill.access.Scopes;
import dev.waybill.file.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What a token says of its bearer: the claims {@code agencies}, {@code clients}, {@code jobs} and {@code events} list
 * ids, {@code sub} is the user. An id that no owner could have names nobody.
 */
final class JwtCallers {

    private static final Map<String, Owner.Kind> CLAIMS = Map.of(
            "agencies", Owner.Kind.AGENCY,
            "clients", Owner.Kind.CLIENT,
            "jobs", Owner.Kind.JOB,
            "events", Owner.Kind.EVENT);

    private static final Caller NOBODY = new Caller(null, false, Set.of());

    private JwtCallers() {}

    static String authority(Scope scope) {
        return "SCOPE_" + scope.value();
    }

    /** @param authentication null or anonymous where a route is open to all: then nothing is theirs */
    static Caller of(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token ? of(token) : NOBODY;
    }

    /** @param authentication null or anonymous where a route is open to all: then nothing is granted */
    static Scopes scopes(@Nullable Authentication authentication) {
        Set<String> held = authentication == null
                ? Set.of()
                : authentication.getAuthorities().stream()
                        .map(granted -> String.valueOf(granted.getAuthority()))
                        .collect(Collectors.toSet());
        return new Scopes(Stream.of(Scope.values())
                .filter(scope -> held.contains(authority(scope)))
                .collect(Collectors.toSet()));
    }

    private static Caller of(JwtAuthenticationToken token) {
        boolean isAdmin = token.getAuthorities().stream()
                .anyMatch(authority -> authority(Scope.ADMIN).equals(authority.getAuthority()));
        return new Caller(token.getToken().getSubject(), isAdmin, owners(token.getToken()));
    }

    private static Set<Owner> owners(Jwt token) {
        Set<Owner> owners = new HashSet<>();
        CLAIMS.forEach((claim, kind) -> ids(token, claim).forEach(id -> add(owners, kind, id)));
        if (token.getSubject() != null) {
            add(owners, Owner.Kind.USER, token.getSubject());
        }
        return owners;
    }

    private static List<String> ids(Jwt token, String claim) {
        return Objects.requireNonNullElse(token.getClaimAsStringList(claim), List.of());
    }

    private static void add(Set<Owner> owners, Owner.Kind kind, String id) {
        Owner.find(kind, id).ifPresent(owners::add);
    }
}
