package dev.waybill.catalog.selftest;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers 200 whenever the checks were made, also when some failed: the report is what was asked for, and proxies take
 * a 503 for one of this service's own.
 */
@RestController
class SelfTestController {

    private final SelfTest selfTest;

    SelfTestController(SelfTest selfTest) {
        this.selfTest = selfTest;
    }

    @PostMapping("/api/v1/selftest")
    ResponseEntity<SelfTestReport> run() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(selfTest.run());
    }
}
