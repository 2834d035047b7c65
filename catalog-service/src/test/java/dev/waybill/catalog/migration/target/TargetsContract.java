package dev.waybill.catalog.migration.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.ObjectKey;
import dev.waybill.storage.TrialFile;
import dev.waybill.storage.VerifiedPut;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every {@link Targets} does. */
public abstract class TargetsContract {

    private final ObjectKey key = new ObjectKey("images/2025/06/filename.png");

    protected abstract Targets targets();

    /** The same where files are stored locally. */
    protected abstract Targets local();

    /** To another bucket than the configured one, which exists. */
    protected abstract Credentials credentials();

    @Test
    void theConfiguredBucketIsTheServicesOwn() throws IOException {
        try (OpenTarget target = targets().configured().orElseThrow()) {
            assertThat(target.target().configured()).isTrue();
            assertThat(target.target().bucket()).isEqualTo(target.store().bucket());
            assertUsable(target);
        }
    }

    @Test
    void whereFilesAreStoredLocallyThereIsNone() {
        assertThat(local().configured()).isEmpty();
    }

    @Test
    void credentialsOpenTheirBucket() throws IOException {
        try (OpenTarget target = targets().open(credentials())) {
            assertThat(target.target().configured()).isFalse();
            assertThat(target.target().bucket()).isEqualTo(credentials().bucket());
            assertThat(target.target().region()).isEqualTo(credentials().region());
            assertThat(target.store().bucket()).isEqualTo(credentials().bucket());
            assertUsable(target);
        }
    }

    @Test
    void theyOpenItWhereFilesAreStoredLocallyToo() throws IOException {
        try (OpenTarget target = local().open(credentials())) {
            assertUsable(target);
        }
    }

    @Test
    void closingTwiceIsNoError() {
        OpenTarget target = targets().open(credentials());
        target.close();
        target.close();
    }

    private void assertUsable(OpenTarget target) throws IOException {
        assertThat(target.check()).isNotEmpty().allMatch(TargetCheck::ok);
        TrialFile file = TrialFile.at(key, "some bytes");
        new VerifiedPut(target.store()).put(file.file(), file);
        assertThat(target.store().find(key).orElseThrow().isOf(file.file())).isTrue();
        assertThat(target.address(key)).contains(target.target().bucket()).endsWith("/" + key);
        target.store().delete(key);
    }
}
