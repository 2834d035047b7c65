package dev.waybill.catalog.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.carry.Carriers;
import dev.waybill.catalog.migration.source.TestSources;
import dev.waybill.catalog.migration.target.Sealing;
import dev.waybill.catalog.migration.target.SealingSettings;
import dev.waybill.catalog.migration.target.memory.InMemoryTargets;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.storage.s3.S3Settings;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Where files are stored locally, and a run had keys of its own. */
class EquipmentTest {

    private final TestOutfit source = new TestOutfit();
    private final Run ended = Drafted.run(Mode.RUN, source.name()).ended(Phase.COMPLETED, null, Drafted.NOW);
    private final Equipment equipment = new Equipment(
            TestSources.of(source),
            new InMemoryTargets(null),
            new Sealing(new SealingSettings(null)),
            new Carriers(
                    new InMemoryCatalogFiles(),
                    patience -> true,
                    new InMemoryStagingArea(),
                    ObjectStores.only(new InMemoryObjectStore()),
                    new ObjectUrls(S3Settings.of("bucket", "us-east-1", URI.create("http://s3.test"), "id", "secret")),
                    event -> {},
                    Clock.systemUTC()));

    @Test
    void undoingNeedsNoBucket() {
        try (Outfit outfit = equipment.outfit(ended.in(Phase.UNDOING, Drafted.NOW))) {
            assertThat(outfit.sources()).containsExactly(source);
        }
    }

    @Test
    void verifyingNeedsTheBucketWhoseKeysAreGone() {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> equipment.outfit(ended.in(Phase.VERIFYING, Drafted.NOW)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_STATE));
    }
}
