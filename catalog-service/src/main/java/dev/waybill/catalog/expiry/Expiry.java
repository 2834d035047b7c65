package dev.waybill.catalog.expiry;

import dev.waybill.access.Caller;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files of some collections when they have got old, in the same way as if somebody had asked for it. Several
 * may do so at once.
 */
public final class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final int PAGE = 100;

    private final CatalogFiles files;
    private final Deletions deletions;
    private final Map<String, Duration> ages;
    private final Clock clock;

    /** @param ages how long files are kept, by their collection's name */
    public Expiry(CatalogFiles files, Deletions deletions, Map<String, Duration> ages, Clock clock) {
        this.files = files;
        this.deletions = deletions;
        this.ages = Map.copyOf(ages);
        this.clock = clock;
    }

    /** Deletes what is too old by now. What cannot be deleted now is left to the next call. */
    public void run() {
        try {
            ages.forEach((collection, age) ->
                    deleteBefore(new CollectionName(collection), clock.instant().minus(age)));
        } catch (WaybillException e) {
            log.warn("files could not be deleted now: {}", e.message());
        }
    }

    private void deleteBefore(CollectionName collection, Instant time) {
        Criteria old = new Criteria(Caller.ANYONE, collection, null, null, null, null, null, null, null, time);
        List<CatalogEntry> page = files.list(old, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(deletions::deleteUnlessGone);
            page = files.list(old, null, PAGE);
        }
    }
}
