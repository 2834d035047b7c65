package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Order;
import dev.waybill.catalog.migration.Orders;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.carry.Bandwidth;
import dev.waybill.catalog.migration.carry.Carriers;
import dev.waybill.catalog.migration.carry.StagingRoom;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.catalog.migration.source.Sources;
import dev.waybill.catalog.migration.target.Credentials;
import dev.waybill.catalog.migration.target.OpenTarget;
import dev.waybill.catalog.migration.target.Sealing;
import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the settings, and what came with an order, make of it. */
public final class Equipment implements Orders, Outfitter {

    private final Sources sources;
    private final Targets targets;
    private final Sealing sealing;
    private final Carriers carriers;

    public Equipment(Sources sources, Targets targets, Sealing sealing, Carriers carriers) {
        this.sources = sources;
        this.targets = targets;
        this.sealing = sealing;
        this.carriers = carriers;
    }

    @Override
    public Order order(MigrationRequest request, RunId id, @Nullable String createdBy, Instant now) {
        Optional<Credentials> given = Credentials.given(
                request.bucketName(),
                request.accessKeyId(),
                request.secretAccessKey(),
                request.region(),
                request.endpointUrl());
        bandwidth(request.bytesPerSecond());
        try (OpenTarget open = given.map(targets::open).orElseGet(this::configured)) {
            Target target = open.target();
            String sealed = target.configured() ? null : sealing.seal(given.orElseThrow(), id.toString());
            return new Order(
                    id,
                    request.mode(),
                    sources.named(request.sources()).stream().map(Source::name).toList(),
                    target.bucket(),
                    target.region(),
                    Optional.ofNullable(target.endpoint()).map(URI::toString).orElse(null),
                    sealed,
                    request.bytesPerSecond(),
                    createdBy,
                    now);
        }
    }

    @Override
    public Outfit outfit(Run run) {
        Order order = run.order();
        String sealed = order.sealed();
        List<Source> chosen = sources.named(order.sources());
        if (run.phase() == Phase.UNDOING) {
            return new Undoing(chosen);
        }
        OpenTarget target = sealed == null
                ? configuredStill()
                : targets.open(sealing.open(sealed, run.id().toString()));
        StagingRoom room = new StagingRoom();
        return new EquippedOutfit(chosen, target, carriers.to(target, room, bandwidth(order.bytesPerSecond())), room);
    }

    private OpenTarget configured() {
        return targets.configured()
                .orElseThrow(() -> new IllegalArgumentException(
                        "bucketName, accessKeyId and secretAccessKey are needed, since files are stored locally: S3_BUCKET_NAME"
                                + " is not set, or S3_ENABLED=false"));
    }

    private OpenTarget configuredStill() {
        return targets.configured()
                .orElseThrow(() -> new WaybillException(
                        ErrorCode.MIGRATION_STATE, "the settings name no bucket any more, and its own keys are gone"));
    }

    /** @param bytesPerSecond 0 for no limit */
    private static Bandwidth bandwidth(long bytesPerSecond) {
        Bandwidth bandwidth = Bandwidth.unlimited();
        bandwidth.limit(bytesPerSecond == 0 ? null : (Long) bytesPerSecond);
        return bandwidth;
    }
}
