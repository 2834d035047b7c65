package dev.waybill.catalog.console;

import dev.waybill.access.jwt.Logins;
import dev.waybill.error.WaybillException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Signing in with a token, and out again. Where a sign-in comes from is looked at before, see docs/adr/012. */
@Controller
class LoginController {

    private static final String NEXT = "next";

    private final Logins logins;
    private final Assets assets;

    LoginController(Logins logins, Assets assets) {
        this.logins = logins;
        this.assets = assets;
    }

    /**
     * Asks for a token, unless none is needed. To who follows a link from another site no browser sends the cookie along, not even that of somebody
     * signed in; so that the page is asked for once more, from here.
     */
    @GetMapping("/login")
    ModelAndView ask(
            @RequestParam(required = false) @Nullable String next,
            @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String site) {
        boolean isElsewhere = !logins.areNeeded() || "cross-site".equals(site);
        return new ModelAndView(
                isElsewhere ? "console/again" : "console/login",
                Map.of(NEXT, LocalPath.orHome(next), "assets", assets));
    }

    @PostMapping("/login")
    ResponseEntity<Void> signIn(
            @RequestParam String token,
            @RequestParam(required = false) @Nullable String next,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            WebRequest request) {
        // Behind a proxy that ends TLS, only the browser knows.
        boolean isSecure = request.isSecure() || origin != null && origin.startsWith("https://");
        return goOn(logins.begin(token.strip(), isSecure), LocalPath.orHome(next));
    }

    @PostMapping("/logout")
    ResponseEntity<Void> signOut() {
        return goOn(logins.end(), "/login");
    }

    @ExceptionHandler
    ModelAndView onRefusal(WaybillException e, WebRequest request) {
        ModelAndView page = new ModelAndView(
                "console/login",
                Map.of(NEXT, LocalPath.orHome(request.getParameter(NEXT)), "problem", e.message(), "assets", assets));
        page.setStatus(HttpStatus.valueOf(e.code().status()));
        return page;
    }

    private static ResponseEntity<Void> goOn(ResponseCookie cookie, String page) {
        return LocalPath.goTo(page)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
