package dev.waybill.catalog.console;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Where to go on after signing in: a page of ours and nobody else's, whatever the address that was followed says. */
final class LocalPath {

    static final String HOME = "/console/files";

    private static final int MAX_LENGTH = 2000;

    private LocalPath() {}

    /** The path as it was given; the list of files when it is none of ours. */
    static String orHome(@Nullable String given) {
        return given != null && given.length() <= MAX_LENGTH && isLocal(given) ? given : HOME;
    }

    /** An answer that leads there. The browser knows our address better than we do, who may stand behind proxies. */
    static ResponseEntity.HeadersBuilder<?> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path));
    }

    /** Browsers read a backslash as a slash and leave line ends out; a URI has neither. */
    private static boolean isLocal(String given) {
        try {
            URI path = new URI(given);
            return given.startsWith("/")
                    && !given.startsWith("//")
                    && path.getScheme() == null
                    && path.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
