package dev.waybill.catalog.health;

import dev.waybill.storage.s3.S3Settings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Readiness in the seeds' shape, for callers who do not see the management port. With local storage it is never better
 * than degraded. Whether S3 answers is not asked here, where anybody may ask: only links' followers need it.
 */
@RestController
class CatalogHealthController {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final HealthEndpoint health;
    private final S3Settings s3;

    CatalogHealthController(HealthEndpoint health, S3Settings s3) {
        this.health = health;
        this.s3 = s3;
    }

    @GetMapping("/api/health")
    ResponseEntity<HealthBody> health() {
        @Nullable HealthDescriptor readiness = health.healthForPath("readiness");
        boolean works = readiness != null && works(readiness.getStatus());
        Map<String, String> checks = checks(readiness);
        String status = s3.isUsed() ? "ok" : "degraded";
        checks.merge("storage", status, (asked, known) -> asked.equals("ok") ? known : asked);
        return ResponseEntity.status(works ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new HealthBody(works ? status : "unavailable", checks));
    }

    private static boolean works(Status status) {
        return status.equals(Status.UP) || status.equals(DEGRADED);
    }

    private static Map<String, String> checks(@Nullable HealthDescriptor readiness) {
        Map<String, String> checks = new TreeMap<>();
        @Nullable
        Map<String, HealthDescriptor> parts =
                readiness instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
        if (parts != null) {
            parts.forEach((name, part) -> checks.put(name, works(part.getStatus()) ? "ok" : "unavailable"));
        }
        return checks;
    }

    /** @param checks what the service needs, each with {@code ok}, {@code degraded} or {@code unavailable} */
    record HealthBody(String status, Map<String, String> checks) {}
}
