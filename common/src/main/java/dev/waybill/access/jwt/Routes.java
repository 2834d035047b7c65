package dev.waybill.access.jwt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The addresses that are not like the rest of the API, one list a kind. */
final class Routes {

    /** Where people sign in. */
    static final String LOGIN = "/login";

    private static final String ASSETS = "/console/assets/**";

    /** Those that tell nothing of any file, and those that carry a signature of their own. */
    static final RequestMatcher OPEN = any(
            "/error",
            "/accepting",
            "/api/health",
            "/api/local/**",
            "/v3/api-docs/**",
            "/swagger-ui/**",
            "/swagger-ui.html",
            "/actuator/**",
            "/",
            LOGIN,
            "/logout",
            RefusedPage.PATH,
            ASSETS,
            "/webjars/**");

    static final RequestMatcher ADMINISTRATION = any(
            "/api/v1/dead-letters/**",
            "/api/v1/selftest",
            "/api/v1/verifications",
            "/api/v1/products/index",
            "/api/v1/catalog/**",
            "/api/migrate/**",
            "/console/failures/**",
            "/integrations/**");

    /** The form alone: what it sends goes where all uploads go. */
    static final RequestMatcher UPLOADING = any("/console/upload");

    private static final RequestMatcher OF_CONSOLE = any("/", LOGIN, "/logout", "/console/**", "/integrations/**");
    private static final RequestMatcher NO_PAGES = any(ASSETS);

    /** What people see in a browser, and what its script asks for to put into a page. */
    static final RequestMatcher PAGES = request -> OF_CONSOLE.matches(request) && !NO_PAGES.matches(request);

    static final RequestMatcher ALL_BUT_PAGES = new NegatedRequestMatcher(PAGES);

    private Routes() {}

    static boolean isLogin(HttpServletRequest request) {
        return LOGIN.equals(request.getRequestURI());
    }

    private static RequestMatcher any(String... patterns) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        List<RequestMatcher> matchers =
                Stream.of(patterns).<RequestMatcher>map(paths::matcher).toList();
        return new OrRequestMatcher(matchers);
    }
}
