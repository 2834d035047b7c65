package dev.waybill.ingest.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where documents may be fetched. What is not listed is not fetched.
 *
 * @param directory {@code WAYBILL_INBOX_DIR}: the directory below which {@code file:} sources lie; null for none
 * @param hosts {@code WAYBILL_INBOX_HOSTS}: hosts of {@code https:} sources, with their port unless it is 443
 * @param buckets {@code WAYBILL_INBOX_BUCKETS}: buckets of {@code s3:} sources
 * @param privateNetworks {@code WAYBILL_INBOX_PRIVATE_NETWORKS}: networks such as {@code 10.1.0.0/16} that those hosts
 *     may lie in although they are not public
 * @param plainHttp whether {@code http:} is taken as well, which anybody on the way can alter; for tests
 * @param fetchTimeout how long one document may take, from connecting to its last byte
 */
@ConfigurationProperties("waybill.inbox.sources")
public record SourceSettings(
        @Nullable Path directory,
        @DefaultValue Set<String> hosts,
        @DefaultValue Set<String> buckets,
        @DefaultValue Set<String> privateNetworks,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("5m") Duration fetchTimeout) {

    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
    private static final Duration LONGEST = Duration.ofHours(1);

    public SourceSettings {
        directory = directory == null || directory.toString().isBlank() ? null : directory;
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        buckets = Set.copyOf(buckets);
        privateNetworks = Set.copyOf(privateNetworks);
        hosts.forEach(host -> require(
                HOST.matcher(host).matches(),
                "WAYBILL_INBOX_HOSTS lists hosts such as files.example.com or files.example.com:8443, not " + host));
        require(
                fetchTimeout.isPositive() && fetchTimeout.compareTo(LONGEST) <= 0,
                "waybill.inbox.sources.fetch-timeout is longer than 0 and at most an hour");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /**
     * Keeps upstream systems from asking for what others uploaded.
     *
     * @param ours directories of our own
     * @throws IllegalArgumentException when the inbox directory is one of them, in one of them, or around one of them
     */
    public void requireApart(List<Path> ours) {
        if (directory == null) {
            return;
        }
        Path inbox = directory.toAbsolutePath().normalize();
        ours.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .filter(path -> path.startsWith(inbox) || inbox.startsWith(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException(
                            "WAYBILL_INBOX_DIR (%s) is apart from %s, where files are kept".formatted(inbox, path));
                });
    }
}
