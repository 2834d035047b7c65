package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.terminal.Terminal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final String OTHERS_LIFECYCLE = """
            <LifecycleConfiguration>
              <Rule><ID>theirs</ID><Status>Enabled</Status><Prefix>logs/</Prefix><Expiration><Days>9</Days></Expiration></Rule>
              <Rule><ID>waybill-expire-temp</ID><Status>Disabled</Status><Filter><Prefix>temp/</Prefix></Filter>
                <Expiration><Days>99</Days></Expiration></Rule>
            </LifecycleConfiguration>
            """;
    private static final String OTHERS_CORS = """
            <CORSConfiguration><CORSRule><ID>theirs</ID><AllowedMethod>PUT</AllowedMethod>
              <AllowedOrigin>https://theirs.example</AllowedOrigin></CORSRule></CORSConfiguration>
            """;

    @Test
    void checkChangesNothingAndSaysWhatDiffers() {
        try (FakeS3 s3 = new FakeS3(true)) {
            Typed typed = type(s3, "check", "--cors-origin", "https://app.example");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.lines())
                    .hasSize(6)
                    .element(0)
                    .asString()
                    .isEqualTo("✓ Bucket            my-bucket in eu-west-1 at 127.0.0.1");
            assertThat(typed.out())
                    .contains(
                            "≠ Public access     allowed; it is to be blocked",
                            "≠ Encryption        none by default; it is to be AES256",
                            "≠ Lifecycle         to be set: waybill-abort-unfinished-uploads",
                            "≠ CORS              https://app.example may not read yet",
                            "! Versioning        off: what is deleted by mistake is gone");
            assertThat(s3.changes()).isEmpty();
        }
    }

    @Test
    void applyMakesTheBucketAndSetsItUp() {
        try (FakeS3 s3 = new FakeS3(false)) {
            Typed typed = type(s3, "apply", "--yes", "--cors-origin", "https://app.example", "--versioning");

            assertThat(typed.exitCode()).isZero();
            assertThat(s3.changes())
                    .containsExactly("bucket", "publicAccessBlock", "encryption", "lifecycle", "cors", "versioning");
            assertThat(s3.setting("bucket")).contains("<LocationConstraint>eu-west-1</LocationConstraint>");
            assertThat(s3.setting("publicAccessBlock"))
                    .contains("<BlockPublicAcls>true<", "<IgnorePublicAcls>true<", "<RestrictPublicBuckets>true<");
            assertThat(s3.setting("encryption")).contains("<SSEAlgorithm>AES256</SSEAlgorithm>");
            assertThat(s3.setting("versioning")).contains("<Status>Enabled</Status>");
            assertThat(s3.setting("lifecycle"))
                    .contains(
                            "<DaysAfterInitiation>7</DaysAfterInitiation>",
                            "<Prefix>temp/</Prefix>",
                            "<Prefix>waybill-selftest/</Prefix>",
                            "<Prefix>uploads/</Prefix>",
                            "<Days>30</Days><StorageClass>STANDARD_IA</StorageClass>",
                            "<Days>365</Days><StorageClass>GLACIER</StorageClass>");
        }
    }

    @Test
    void applyingTwiceChangesNothingMore() {
        try (FakeS3 s3 = new FakeS3(true)) {
            assertThat(type(s3, "apply", "--yes").exitCode()).isZero();
            int changes = s3.changes().size();

            Typed again = type(s3, "apply", "--yes");

            assertThat(again.exitCode()).isZero();
            assertThat(again.err()).contains("There is nothing to change.");
            assertThat(s3.changes()).hasSize(changes);
            assertThat(type(s3, "check").exitCode()).isZero();
        }
    }

    @Test
    void rulesOfOthersStay() {
        try (FakeS3 s3 = new FakeS3(true).with("lifecycle", OTHERS_LIFECYCLE).with("cors", OTHERS_CORS)) {
            Typed typed = type(s3, "apply", "--yes", "--no-transitions", "--cors-origin", "https://app.example");

            assertThat(typed.out()).contains("1 rules of others stay");
            assertThat(s3.setting("lifecycle"))
                    .contains("<ID>theirs</ID>", "<Filter><Prefix>logs/</Prefix></Filter>", "<Days>9</Days>")
                    .doesNotContain("<Days>99</Days>", "Disabled", "GLACIER");
            assertThat(s3.setting("cors")).contains("https://theirs.example", "https://app.example");
        }
    }

    @Test
    void aDefaultEncryptionThatSomebodyChoseStays() {
        String kms = "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
                + "<SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
                + "</ServerSideEncryptionConfiguration>";
        try (FakeS3 s3 = new FakeS3(true).with("encryption", kms)) {
            assertThat(type(s3, "apply", "--yes").out()).contains("aws:kms by default");
            assertThat(s3.changes()).doesNotContain("encryption");
        }
    }

    @Test
    void whatAStoreDoesNotKnowIsSaidAndPassedBy() {
        try (FakeS3 s3 = new FakeS3(true, "lifecycle", "publicAccessBlock", "versioning")) {
            Typed typed = type(s3, "apply", "--yes");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out())
                    .contains(
                            "– Public access     not supported by this store",
                            "– Lifecycle         not supported by this store",
                            "– Versioning        not supported by this store");
            assertThat(s3.changes()).containsExactly("encryption");
        }
    }

    @Test
    void aPersonIsAskedFirst() {
        try (FakeS3 s3 = new FakeS3(true)) {
            assertThat(type(s3, "apply").exitCode()).isEqualTo(2);

            Typed no = new Typed.Keyboard(Set.of(Terminal.Stream.values()), "n\n", s3.environment())
                    .type("bucket", "apply");

            assertThat(no.exitCode()).isEqualTo(1);
            assertThat(no.err())
                    .contains("Set up my-bucket in eu-west-1 at 127.0.0.1 so? [y/N]", "Nothing was changed.");
            assertThat(s3.changes()).isEmpty();
        }
    }

    @Test
    void aBucketOfSomebodyElseIsLeftAlone() {
        try (FakeS3 s3 = new FakeS3(false).refusing(403)) {
            Typed typed = type(s3, "apply", "--yes");

            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.err()).doesNotContain("nothing to change");
            assertThat(typed.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("✗ Bucket            my-bucket belongs to");
            assertThat(s3.changes()).isEmpty();
        }
    }

    @Test
    void twoRegionsAreToldAndTheOwnOneCounts() {
        try (FakeS3 s3 = new FakeS3(true)) {
            Map<String, String> environment = s3.environment();
            environment.put("AWS_REGION", "us-west-2");

            Typed typed = Typed.withEnvironment(environment).type("bucket", "check", "--json");

            assertThat(typed.lines().getFirst())
                    .isEqualTo("{\"aspect\":\"Bucket\",\"status\":\"good\","
                            + "\"message\":\"my-bucket in eu-west-1 at 127.0.0.1\"}");
            assertThat(typed.err())
                    .contains("S3_REGION (eu-west-1) and AWS_REGION (us-west-2) differ; S3_REGION counts.");
        }
    }

    @Test
    void whatMakesNoSenseIsTold() {
        assertThat(Typed.withEnvironment(Map.of()).type("bucket", "check").err())
                .contains("S3_BUCKET_NAME says which bucket");
        try (FakeS3 s3 = new FakeS3(true)) {
            Map<String, String> half = s3.environment();
            half.remove("AWS_ACCESS_KEY_ID");
            Typed typed = Typed.withEnvironment(half).type("bucket", "check");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("set together").doesNotContain("s3cr3t");
            assertThat(type(s3, "check", "--cors-origin", "https://app.example/path")
                            .err())
                    .contains("is not an origin");
        }
    }

    private static Typed type(FakeS3 s3, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "bucket";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Typed.withEnvironment(s3.environment()).type(all);
    }
}
