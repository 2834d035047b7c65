package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BucketPolicyTest {
    private final Map<String, String> environment = new HashMap<>(Map.of("S3_BUCKET_NAME", "my-bucket"));

    @Test
    void theWorkerMayPutReadAndRemoveFilesAndNothingElse() {
        JsonNode policy = policy("worker");

        assertThat(policy.path("Version").asString()).isEqualTo("2012-10-17");
        assertThat(actions(policy, "Files"))
                .containsExactly("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject");
        assertThat(resources(policy, "Files"))
                .containsExactly(
                        "arn:aws:s3:::my-bucket/uploads/*",
                        "arn:aws:s3:::my-bucket/events/*",
                        "arn:aws:s3:::my-bucket/users/*",
                        "arn:aws:s3:::my-bucket/images/*",
                        "arn:aws:s3:::my-bucket/temp/*");
        assertThat(actions(policy, "Bucket")).containsExactly("s3:ListBucket", "s3:ListBucketMultipartUploads");
        assertThat(resources(policy, "Bucket")).containsExactly("arn:aws:s3:::my-bucket");
        assertThat(resources(policy, "SelfTest")).containsExactly("arn:aws:s3:::my-bucket/waybill-selftest/*");
        assertThat(policy.path("Statement")).hasSize(3);
    }

    @Test
    void theCatalogReadsFilesAndWritesOnlyItsIndexAndTheSelfTest() {
        environment.put("S3_METADATA_KEY", "meta/index.json");

        JsonNode policy = policy("catalog");

        assertThat(actions(policy, "Files")).containsExactly("s3:GetObject");
        assertThat(resources(policy, "ProductIndex"))
                .containsExactly(
                        "arn:aws:s3:::my-bucket/meta/index.json", "arn:aws:s3:::my-bucket/meta/index.json.kept-*");
        assertThat(actions(policy, "ProductIndex")).containsExactly("s3:GetObject", "s3:PutObject");
        assertThat(resources(policy, "SelfTest")).containsExactly("arn:aws:s3:::my-bucket/waybill-selftest/*");
        assertThat(actions(policy, "Bucket")).containsExactly("s3:ListBucket", "s3:ListBucketMultipartUploads");
    }

    @Test
    void aMigrationMayWhatAWorkerMayAndTriesItFirst() {
        assertThat(actions(policy("migration"), "Files")).isEqualTo(actions(policy("worker"), "Files"));
        assertThat(actions(policy("migration"), "SelfTest")).contains("s3:PutObject", "s3:AbortMultipartUpload");
    }

    @Test
    void stagingInABucketIsAllowedWhereItIs() {
        environment.put("WAYBILL_STAGING", "s3://staging/in-transit");

        assertThat(resources(policy("worker"), "Staging")).containsExactly("arn:aws:s3:::staging/in-transit/*");
        assertThat(actions(policy("worker"), "Staging")).containsExactly("s3:DeleteObject", "s3:GetObject");
        assertThat(actions(policy("ingest"), "Staging")).contains("s3:PutObject");
        assertThat(resources(policy("ingest"), "StagingBucket")).containsExactly("arn:aws:s3:::staging");
    }

    @Test
    void prefixesAndPartitionsFollowTheSettings() {
        environment.put("S3_IMAGE_PREFIX", "shop/");
        environment.put("AWS_REGION", "cn-north-1");

        assertThat(resources(policy("worker", "--prefix", "invoices/"), "Files"))
                .contains("arn:aws-cn:s3:::my-bucket/shop/*", "arn:aws-cn:s3:::my-bucket/invoices/*");
    }

    @Test
    void aPrefixNeedsNoSlashAtItsEnd() {
        environment.put("S3_IMAGE_PREFIX", "shop");

        assertThat(resources(policy("catalog", "--prefix", "invoices/2026-"), "Files"))
                .contains("arn:aws:s3:::my-bucket/shop*", "arn:aws:s3:::my-bucket/invoices/2026-*");
    }

    @Test
    void anUnknownPartIsTold() {
        assertThat(typed("nobody").exitCode()).isEqualTo(2);
        assertThat(typed("ingest").err()).contains("WAYBILL_STAGING");
    }

    private JsonNode policy(String... arguments) {
        Typed typed = typed(arguments);
        assertThat(typed.err()).isEmpty();
        return JsonMapper.shared().readTree(typed.out());
    }

    private Typed typed(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "bucket";
        all[1] = "policy";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Typed.withEnvironment(environment).type(all);
    }

    private static List<String> actions(JsonNode policy, String statement) {
        return members(policy, statement, "Action");
    }

    private static List<String> resources(JsonNode policy, String statement) {
        return members(policy, statement, "Resource");
    }

    private static List<String> members(JsonNode policy, String statement, String member) {
        return policy.path("Statement")
                .valueStream()
                .filter(s -> s.path("Sid").asString().equals(statement))
                .flatMap(s -> s.path(member).valueStream())
                .map(JsonNode::asString)
                .toList();
    }
}
