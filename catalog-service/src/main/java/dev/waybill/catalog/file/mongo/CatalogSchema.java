package dev.waybill.catalog.file.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.CatalogReady;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the schema at start and announces {@link CatalogReady}. A database that does not answer is waited for, with the
 * service up and its readiness down. One that answers without its unique indexes stops the start: without them two files
 * could have one name.
 */
public final class CatalogSchema implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatalogSchema.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Migrations migrations;
    private final ApplicationEventPublisher events;
    private volatile String missing = "the catalog's database was not reached yet";
    private volatile boolean ready;
    private volatile @Nullable Thread retrying;

    CatalogSchema(MongoDatabase database, ApplicationEventPublisher events) {
        this.migrations = new Migrations(database);
        this.events = events;
    }

    /** @throws IllegalStateException when a unique index is absent although the migration was done */
    @Override
    public void start() {
        try {
            prepare();
        } catch (MongoException e) {
            log.warn("the catalog's database does not answer; waiting for it: {}", e.getMessage());
            retrying = Thread.ofVirtual().name("catalog-schema").start(this::retry);
        }
    }

    @Override
    public void stop() {
        Thread thread = retrying;
        if (thread != null) {
            thread.interrupt();
        }
        retrying = null;
        ready = false;
    }

    @Override
    public boolean isRunning() {
        return ready || retrying != null;
    }

    /** Before the web server, so that a start that is refused never took a request. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** @throws dev.waybill.error.WaybillException while it is not there */
    public void require() {
        if (!ready) {
            throw MongoErrors.unavailable(missing);
        }
    }

    Health health() {
        return ready
                ? Health.up().build()
                : Health.down().withDetail("error", missing).build();
    }

    private void prepare() {
        migrate();
        List<String> absent = migrations.missingUniqueIndexes();
        if (!absent.isEmpty()) {
            throw new IllegalStateException("the collection %s has no unique index on %s: make it, or drop the"
                            .formatted(MongoCatalogFiles.COLLECTION, String.join(" and on ", absent))
                    + " collection schema so that the catalog makes it at its next start");
        }
        ready = true;
        events.publishEvent(new CatalogReady());
    }

    private void migrate() {
        try {
            migrations.run();
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                throw new IllegalStateException(
                        "two files share a name or a key, so that a unique index cannot be made: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private void retry() {
        while (!ready) {
            try {
                Thread.sleep(BETWEEN_TRIES);
                prepare();
                log.info("the catalog's database is there");
            } catch (MongoException | IllegalStateException e) {
                missing = e instanceof MongoException
                        ? "the catalog's database does not answer"
                        : String.valueOf(e.getMessage());
                log.debug("still waiting: {}", missing);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
