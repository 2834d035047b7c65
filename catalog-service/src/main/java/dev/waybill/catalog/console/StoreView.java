package dev.waybill.catalog.console;

import dev.waybill.catalog.clock.ClockWatch;
import dev.waybill.storage.s3.S3Settings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the settings say of the store, and what is known of it without asking it anything. */
@Component
class StoreView {

    private final S3Settings s3;
    private final ClockWatch clock;

    StoreView(S3Settings s3, ClockWatch clock) {
        this.s3 = s3;
        this.clock = clock;
    }

    record Fact(String name, String value) {}

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Files go to", s3.isUsed() ? "S3" : "LOCAL_STORAGE_DIR, unencrypted"));
        if (s3.isUsed()) {
            facts.add(new Fact("Bucket", s3.requiredBucket()));
            facts.add(new Fact("Region", s3.region()));
            facts.add(new Fact("Credentials", s3.hasStaticKeys() ? "keys of the settings" : "found by the SDK"));
            facts.add(new Fact("Clock", clock.sentence()));
        }
        s3.warnings().forEach(warning -> facts.add(new Fact("Note", warning)));
        return facts;
    }
}
