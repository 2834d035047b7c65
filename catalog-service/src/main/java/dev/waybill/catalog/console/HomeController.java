package dev.waybill.catalog.console;

import dev.waybill.access.jwt.RefusedPage;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where people arrive who do not know where to go. */
@Controller
class HomeController {

    @GetMapping({"/", "/console"})
    ResponseEntity<Void> home() {
        return LocalPath.goTo(LocalPath.HOME).build();
    }

    @RequestMapping({"/console/{page:(?!assets$).+}/**", "/integrations/{page}/**"})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "console/missing";
    }

    /** The answer to whoever was refused before any controller. */
    @RequestMapping(RefusedPage.PATH)
    void refused(@RequestAttribute(name = RefusedPage.REASON, required = false) @Nullable WaybillException reason) {
        throw reason == null ? new WaybillException(ErrorCode.NOT_FOUND, "there is no such page") : reason;
    }
}
