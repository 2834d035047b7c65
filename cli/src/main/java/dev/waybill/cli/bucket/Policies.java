package dev.waybill.cli.bucket;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * IAM policies, by what the parts really call: HEAD is allowed as {@code s3:GetObject}, a multipart upload as
 * {@code s3:PutObject}. {@code s3:ListBucket} is what tells a missing object from a forbidden one, and what the health checks ask
 * (HeadBucket), so that it cannot be kept to a prefix.
 */
final class Policies {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SELF_TEST = "waybill-selftest/";

    private final String partition;
    private final String bucket;
    private final Function<String, Optional<String>> named;
    private final List<String> files;
    private final ArrayNode statements = JsonNodeFactory.instance.arrayNode();

    private Policies(Function<String, Optional<String>> named, List<String> morePrefixes) {
        String region = BucketSettings.region(named);
        this.partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        this.bucket = BucketSettings.bucket(named);
        this.named = named;
        this.files = Stream.of(
                        BucketPlan.LASTING.stream(),
                        Stream.of("temp/", setting("S3_IMAGE_PREFIX", "images/")),
                        morePrefixes.stream())
                .flatMap(prefixes -> prefixes)
                .distinct()
                .toList();
    }

    /** @throws IllegalArgumentException with a sentence when there is no such part, or a setting is missing */
    static String of(String part, Function<String, Optional<String>> named, List<String> morePrefixes) {
        Policies policies = new Policies(named, morePrefixes);
        switch (part) {
            case "worker" -> {
                policies.storing();
                policies.selfTest();
            }
            case "migration" -> {
                policies.storing();
                policies.selfTest("s3:AbortMultipartUpload");
            }
            case "catalog" -> policies.reading();
            case "ingest" -> policies.staging();
            default ->
                throw new IllegalArgumentException(
                        "A part is worker, catalog, migration or ingest, not '" + part + "'.");
        }
        return policies.text();
    }

    /** Puts verified objects, removes spoilt and deleted ones and what was left of multipart uploads. */
    private void storing() {
        bucket("s3:ListBucket", "s3:ListBucketMultipartUploads");
        prefixes("Files", files, "s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject", "s3:DeleteObject");
        takingStaged();
    }

    private void takingStaged() {
        if (setting("WAYBILL_STAGING", "").startsWith("s3://")) {
            staged("s3:GetObject", "s3:DeleteObject");
        }
    }

    /**
     * Signs links, which allow no more than who signed them may; keeps the index of products; tests the store; compares it
     * with the catalog. To repair, it needs besides what a worker may.
     */
    private void reading() {
        bucket("s3:ListBucket", "s3:ListBucketMultipartUploads");
        prefixes("Files", files, "s3:GetObject");
        String index = setting("S3_METADATA_KEY", "metadata/products.json");
        keys("ProductIndex", List.of(index, index + ".kept-*"), "s3:GetObject", "s3:PutObject");
        selfTest();
        takingStaged();
    }

    /** Where all who store or sign try first what the store can do; a migration begins a multipart upload there besides. */
    private void selfTest(String... besides) {
        String[] actions = Stream.concat(
                        Stream.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject"), Stream.of(besides))
                .toArray(String[]::new);
        prefixes("SelfTest", List.of(SELF_TEST), actions);
    }

    private void staging() {
        if (!setting("WAYBILL_STAGING", "").startsWith("s3://")) {
            throw new IllegalArgumentException(
                    "Ingest needs S3 only where it stages there: WAYBILL_STAGING is not of the form s3://bucket/prefix.");
        }
        staged("s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject", "s3:DeleteObject");
        statement("StagingBucket", List.of(arn(stagingParts()[0])), "s3:ListBucket", "s3:ListBucketMultipartUploads");
    }

    private void staged(String... actions) {
        String[] parts = stagingParts();
        statement("Staging", List.of(arn(parts[0] + "/" + parts[1] + "*")), actions);
        if (!parts[0].equals(bucket) && actions.length == 2) {
            statement("StagingBucket", List.of(arn(parts[0])), "s3:ListBucket");
        }
    }

    private String[] stagingParts() {
        String[] parts =
                setting("WAYBILL_STAGING", "").substring("s3://".length()).split("/", 2);
        String prefix = parts.length < 2 || parts[1].isEmpty() || parts[1].endsWith("/") ? "" : "/";
        return new String[] {parts[0], parts.length < 2 ? "" : parts[1] + prefix};
    }

    private void bucket(String... actions) {
        statement("Bucket", List.of(arn(bucket)), actions);
    }

    /** What begins so, with a slash at the end or without. */
    private void prefixes(String name, List<String> prefixes, String... actions) {
        keys(name, prefixes.stream().map(prefix -> prefix + "*").toList(), actions);
    }

    private void keys(String name, List<String> keys, String... actions) {
        statement(name, keys.stream().map(key -> arn(bucket + "/" + key)).toList(), actions);
    }

    private void statement(String name, List<String> resources, String... actions) {
        ObjectNode statement = statements.addObject();
        statement.put("Sid", name);
        statement.put("Effect", "Allow");
        new TreeSet<>(List.of(actions)).forEach(statement.putArray("Action")::add);
        resources.forEach(statement.putArray("Resource")::add);
    }

    private String arn(String resource) {
        return "arn:" + partition + ":s3:::" + resource;
    }

    private String setting(String name, String otherwise) {
        return named.apply(name).orElse(otherwise);
    }

    private String text() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("Version", "2012-10-17");
        policy.set("Statement", statements);
        return JSON.writeValueAsString(policy);
    }
}
