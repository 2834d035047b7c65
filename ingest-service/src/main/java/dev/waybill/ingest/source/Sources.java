package dev.waybill.ingest.source;

import dev.waybill.error.WaybillException;
import java.time.Duration;

/** Opens whatever a {@code source.uri} names, if it is allowed. Safe for use by many threads. */
public final class Sources {

    private final SourceSettings settings;
    private final SourceReader<SourceAddress.Web> web;
    private final SourceReader<SourceAddress.Bucket> buckets;
    private final SourceReader<SourceAddress.Local> files;

    public Sources(
            SourceSettings settings,
            SourceReader<SourceAddress.Web> web,
            SourceReader<SourceAddress.Bucket> buckets,
            SourceReader<SourceAddress.Local> files) {
        this.settings = settings;
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
            case SourceAddress.Bucket object ->
                require(
                        settings.buckets().contains(object.bucket()),
                        "WAYBILL_INBOX_BUCKETS does not list " + object.bucket());
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
