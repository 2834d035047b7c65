package dev.waybill.chaos.cluster;

import dev.waybill.chaos.patch.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster is made of.
 *
 * @param settings of all services, over those that every cluster has
 * @param patches that the services run with, each where it is meant for it
 * @param disk what staging lies on
 * @param once whether so little is started that making quicker jars first takes longer than it saves
 */
public record Plan(
        int ingests,
        int workers,
        int catalogs,
        Map<String, String> settings,
        List<Patch> patches,
        Disk disk,
        boolean once) {

    /** What staging lies on. */
    public enum Disk {
        ORDINARY,
        /** One that loses what was not flushed when its power is cut. */
        POWER_CUT,
        /** One of 24 MiB. */
        SMALL,
        /** One with room for 60 files. */
        FEW_FILES
    }

    /**
     * Enough to lose an ingest and a worker and go on. What was told 503 in between is the watchdog's to finish, which is
     * waited for.
     */
    public static final Plan USUAL = new Plan(2, 2, 1, Map.of("STUCK_AFTER", "30s"), List.of(), Disk.ORDINARY, false);

    /** One of each. */
    public static final Plan SMALL = new Plan(1, 1, 1, Map.of(), List.of(), Disk.ORDINARY, false);

    /** The same with a further setting. */
    public Plan with(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new Plan(ingests, workers, catalogs, Map.copyOf(more), patches, disk, once);
    }

    /** The same with so many workers. */
    public Plan withWorkers(int count) {
        return new Plan(ingests, count, catalogs, settings, patches, disk, once);
    }

    /** The same with so many catalogs. */
    public Plan withCatalogs(int count) {
        return new Plan(ingests, workers, count, settings, patches, disk, once);
    }

    /** The same with its services patched. */
    public Plan patched(Patch patch) {
        return new Plan(ingests, workers, catalogs, settings, List.of(patch), disk, once);
    }

    /** The same for one short run. */
    public Plan forOnce() {
        return new Plan(ingests, workers, catalogs, settings, patches, disk, true);
    }

    /** The same with staging on such a disk. */
    public Plan stagingOn(Disk other) {
        return new Plan(ingests, workers, catalogs, settings, patches, other, once);
    }

    /** Why there can be no such cluster on this machine, or empty. */
    public Optional<String> whyNot() {
        return StagingDisk.whyNot(disk);
    }
}
