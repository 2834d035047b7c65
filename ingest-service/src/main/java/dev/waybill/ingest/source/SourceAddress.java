package dev.waybill.ingest.source;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code source.uri}, taken apart. Whether it may be fetched is not said yet. */
public sealed interface SourceAddress {

    /** What its documents compete for: a host, a bucket, the directory. Names no more of it than a log may show. */
    String lane();

    /** @param host in lower case, an IPv6 address in brackets @param port never left open */
    record Web(String scheme, String host, int port, URI uri) implements SourceAddress {
        @Override
        public String lane() {
            return scheme + "://" + host + ":" + port;
        }
    }

    /** @param key as it stands in the address: as with Amazon's own tools, nothing is percent-decoded */
    record Bucket(String bucket, String key) implements SourceAddress {
        @Override
        public String lane() {
            return "s3://" + bucket;
        }
    }

    /** @param path absolute, or relative to the inbox directory */
    record Local(String path) implements SourceAddress {
        @Override
        public String lane() {
            return "file:";
        }
    }

    int MAX_LENGTH = 2048;
    int MAX_KEY = 1024;
    Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([^\\p{Cntrl}]+)");

    /** @throws WaybillException SOURCE_REFUSED when nothing is ever fetched from such an address */
    static SourceAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused("a source has at most " + MAX_LENGTH + " characters");
        }
        Matcher s3 = S3.matcher(text);
        if (s3.matches() && s3.group(2).length() <= MAX_KEY) {
            return new Bucket(s3.group(1), s3.group(2));
        }
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> web(scheme, 443, uri);
            case "http" -> web(scheme, 80, uri);
            case "file" -> local(uri);
            default -> throw refused("a source begins with https://, s3:// or file:");
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("a source is a valid address such as https://files.example.com/a.pdf");
        }
    }

    private static SourceAddress web(String scheme, int defaultPort, URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("a source names a host, and neither a user nor a fragment");
        }
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return new Web(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, uri);
    }

    private static SourceAddress local(URI uri) {
        if (uri.getRawAuthority() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("a file has the form file:///path");
        }
        String path = uri.isOpaque() ? uri.getSchemeSpecificPart() : uri.getPath();
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw refused("a file has the form file:///path");
        }
        return new Local(path);
    }

    /** The refusal of a source, for a reason. */
    static WaybillException refused(String why) {
        return new WaybillException(ErrorCode.SOURCE_REFUSED, why);
    }
}
