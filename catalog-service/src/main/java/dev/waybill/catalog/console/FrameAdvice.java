package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.access.Scopes;
import dev.waybill.access.jwt.Logins;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(basePackageClasses = Frame.class)
class FrameAdvice {

    private final Logins logins;
    private final Assets assets;

    FrameAdvice(Logins logins, Assets assets) {
        this.logins = logins;
        this.assets = assets;
    }

    @ModelAttribute("frame")
    Frame frame(Caller caller, Scopes scopes) {
        boolean isKnown = caller.identity().isPresent() || !scopes.granted().isEmpty();
        return new Frame(scopes, logins.areNeeded() && isKnown, caller.subject(), assets);
    }
}
