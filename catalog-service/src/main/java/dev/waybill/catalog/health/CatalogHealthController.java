package dev.waybill.catalog.health;

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

/** Readiness in the seeds' shape, for callers who do not see the management port. */
@RestController
class CatalogHealthController {

    private final HealthEndpoint health;

    CatalogHealthController(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/api/health")
    ResponseEntity<HealthBody> health() {
        @Nullable HealthDescriptor readiness = health.healthForPath("readiness");
        boolean up = readiness != null && readiness.getStatus().equals(Status.UP);
        return ResponseEntity.status(up ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new HealthBody(up ? "ok" : "unavailable", checks(readiness)));
    }

    private static Map<String, String> checks(@Nullable HealthDescriptor readiness) {
        Map<String, String> checks = new TreeMap<>();
        @Nullable
        Map<String, HealthDescriptor> parts =
                readiness instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
        if (parts != null) {
            parts.forEach((name, part) -> checks.put(name, part.getStatus().equals(Status.UP) ? "ok" : "unavailable"));
        }
        return checks;
    }

    /** @param checks what the service needs, each with {@code ok} or {@code unavailable} */
    record HealthBody(String status, Map<String, String> checks) {}
}
