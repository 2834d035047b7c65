package dev.waybill.ingest.source;

import dev.waybill.error.WaybillException;
import java.time.Duration;
import java.util.Set;

/** Opens whatever a {@code source.uri} names, if it is allowed. Safe for use by many threads. */
public final class Sources {

    private final SourceSettings settings;
    private final Set<String> ownBuckets;
    private final SourceReader<SourceAddress.Web> web;
    private final SourceReader<SourceAddress.Bucket> buckets;
    private final SourceReader<SourceAddress.Local> files;

    /** @param ownBuckets Waybill's own, from which nobody fetches: they hold everybody's files */
    public Sources(
            SourceSettings settings,
            Set<String> ownBuckets,
            SourceReader<SourceAddress.Web> web,
            SourceReader<SourceAddress.Bucket> buckets,
            SourceReader<SourceAddress.Local> files) {
        this.settings = settings;
        this.ownBuckets = Set.copyOf(ownBuckets);
        this.web = web;
        this.buckets = buckets;
        this.files = files;
    }

    /** How long one document may take at most. */
    public Duration patience() {
        return settings.fetchTimeout();
    }

    /**
     * The address that the text names, if documents may be fetched from there as far as the settings say.
     *
     * @throws WaybillException SOURCE_REFUSED
     */
    public SourceAddress address(String uri) {
        SourceAddress address = SourceAddress.parse(uri);
        switch (address) {
            case SourceAddress.Web site -> requireHost(site);
            case SourceAddress.Bucket object -> requireBucket(object.bucket());
            case SourceAddress.Local file ->
                require(settings.directory() != null, "WAYBILL_INBOX_DIR is not set, so there are no files to take");
        }
        return address;
    }

    private void requireHost(SourceAddress.Web site) {
        boolean secure = site.scheme().equals("https");
        require(secure || settings.plainHttp(), "a source begins with https://, not http://");
        int usual = secure ? 443 : 80;
        String named = site.host() + ":" + site.port();
        require(
                settings.hosts().contains(named)
                        || site.port() == usual && settings.hosts().contains(site.host()),
                "WAYBILL_INBOX_HOSTS does not list " + (site.port() == usual ? site.host() : named));
    }

    private void requireBucket(String bucket) {
        require(!ownBuckets.contains(bucket), bucket + " is Waybill's own bucket, which holds everybody's files");
        require(settings.buckets().contains(bucket), "WAYBILL_INBOX_BUCKETS does not list " + bucket);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SourceAddress.refused(otherwise);
        }
    }

    /**
     * Opens a source; close what is returned.
     *
     * @throws WaybillException as {@link SourceReader#open} says
     */
    public Fetched open(SourceAddress address, Deadline deadline) {
        deadline.require();
        return switch (address) {
            case SourceAddress.Web site -> web.open(site, deadline);
            case SourceAddress.Bucket object -> buckets.open(object, deadline);
            case SourceAddress.Local file -> files.open(file, deadline);
        };
    }
}
