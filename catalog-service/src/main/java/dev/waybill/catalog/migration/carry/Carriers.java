package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.ObjectUrls;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes carriers for a run (docs/adr/011). */
public final class Carriers {

    private final CatalogFiles files;
    private final CatchUp catchUp;
    private final StagingArea staging;
    private final ObjectStores stores;
    private final ObjectUrls urls;
    private final Announcements announcements;
    private final Clock clock;

    /** @param urls by what addresses files are found as the services' settings have it */
    public Carriers(
            CatalogFiles files,
            CatchUp catchUp,
            StagingArea staging,
            ObjectStores stores,
            ObjectUrls urls,
            Announcements announcements,
            Clock clock) {
        this.files = files;
        this.catchUp = catchUp;
        this.staging = staging;
        this.stores = stores;
        this.urls = urls;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * The carrier to a target: by the pipeline what is new to the catalog and goes to the configured bucket, and itself what
     * no worker can put there.
     *
     * @param target open as long as the carrier is used
     * @param room what the pipeline may have staged; to be told when a file is settled
     */
    public Carrier to(OpenTarget target, StagingRoom room, Bandwidth bandwidth) {
        return target.target().configured()
                ? new Configured(pipeline(room, bandwidth), direct(target, bandwidth))
                : direct(target, bandwidth);
    }

    /** One that puts everything there itself. */
    private Carrier direct(OpenTarget target, Bandwidth bandwidth) {
        return new DirectCarrier(
                new Destination(files, target.store()), addresses(target), announcements, bandwidth, clock);
    }

    private Carrier pipeline(StagingRoom room, Bandwidth bandwidth) {
        return new PipelineCarrier(
                new Destination(files, stores.current()), staging, announcements, catchUp, room, bandwidth, clock);
    }

    private DirectCarrier.Addresses addresses(OpenTarget target) {
        return new DirectCarrier.Addresses() {
            @Override
            public String before(@Nullable String bucket, ObjectKey key) {
                return bucket == null ? urls.of(key) : urls.of(bucket, key);
            }

            @Override
            public String now(ObjectKey key) {
                return target.address(key);
            }
        };
    }

    /** A worker stores what was announced; of what was stored elsewhere it would only say again that it is there. */
    private final class Configured implements Carrier {

        private final Carrier pipeline;
        private final Carrier direct;

        Configured(Carrier pipeline, Carrier direct) {
            this.pipeline = pipeline;
            this.direct = direct;
        }

        @Override
        public String bucket() {
            return pipeline.bucket();
        }

        @Override
        public Carried carry(Draft draft, StagedFile bytes, @Nullable Sha256 known) {
            boolean storedElsewhere = files.findById(draft.id())
                    .map(CatalogEntry::standing)
                    .filter(standing -> standing.bucket() != null && !bucket().equals(standing.bucket()))
                    .isPresent();
            return (storedElsewhere ? direct : pipeline).carry(draft, bytes, known);
        }
    }
}
