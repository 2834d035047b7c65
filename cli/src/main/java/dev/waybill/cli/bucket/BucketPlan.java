package dev.waybill.cli.bucket;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket is wanted to be.
 *
 * @param transitions whether objects go to cheaper storage as the seeds offer: STANDARD_IA after 30 days, GLACIER after 365
 * @param corsOrigins the pages' origins that may read objects; none leaves CORS alone
 * @param blockPublicAccess whether nothing in it may be public
 * @param versioning whether to turn it on, rather than only to say that it is off
 */
public record BucketPlan(boolean transitions, List<URI> corsOrigins, boolean blockPublicAccess, boolean versioning) {

    public BucketPlan {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** What the collections' keys begin with; what is in transit or an index is not among them. */
    public static final List<String> LASTING = List.of("uploads/", "events/", "users/", "images/");

    public static @Nullable String notAnOrigin(URI origin) {
        boolean good = origin.getScheme() != null
                && origin.getScheme().matches("https?")
                && origin.getHost() != null
                && (origin.getPath() == null || origin.getPath().isEmpty());
        return good ? null : "'" + origin + "' is not an origin such as https://app.example.com.";
    }
}
