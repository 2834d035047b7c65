package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Look;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** That pages of these origins may read objects by their links. */
final class Cors extends S3Aspect {
    private static final String ID = "waybill";
    private static final int REMEMBER_SECONDS = 3600;

    private final S3Client s3;
    private final String bucket;
    private final CORSRule wanted;

    Cors(S3Client s3, String bucket, List<URI> origins) {
        this.s3 = s3;
        this.bucket = bucket;
        this.wanted = CORSRule.builder()
                .id(ID)
                .allowedOrigins(origins.stream().map(URI::toString).toList())
                .allowedMethods("GET", "HEAD")
                .allowedHeaders("*")
                .exposeHeaders("ETag", "Content-Disposition", "Content-Range", "Accept-Ranges")
                .maxAgeSeconds(REMEMBER_SECONDS)
                .build();
    }

    @Override
    public String title() {
        return "CORS";
    }

    @Override
    Look examine() {
        String origins = String.join(", ", wanted.allowedOrigins());
        return present().stream().anyMatch(this::isWanted)
                ? new Look.Good(origins + " may read")
                : new Look.Differs(origins + " may not read yet; other rules stay");
    }

    @Override
    void set() {
        List<CORSRule> rules = new ArrayList<>(
                present().stream().filter(rule -> !ID.equals(rule.id())).toList());
        rules.add(wanted);
        s3.putBucketCors(request -> request.bucket(bucket).corsConfiguration(cors -> cors.corsRules(rules)));
    }

    private boolean isWanted(CORSRule rule) {
        return ID.equals(rule.id())
                && new HashSet<>(rule.allowedOrigins()).equals(new HashSet<>(wanted.allowedOrigins()))
                && new HashSet<>(rule.allowedMethods()).equals(new HashSet<>(wanted.allowedMethods()));
    }

    private List<CORSRule> present() {
        try {
            return s3.getBucketCors(request -> request.bucket(bucket)).corsRules();
        } catch (AwsServiceException e) {
            if (isUnset(e, "NoSuchCORSConfiguration")) {
                return List.of();
            }
            throw e;
        }
    }
}
