package dev.waybill.catalog.migration.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What paths below the source's directory an application may mean by what it writes down. */
final class OldAddresses {

    private static final int MAX_LENGTH = 4096;
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]+)?(?=/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//.*|(?:data|blob):.*", Pattern.DOTALL);
    private static final Pattern LEADING = Pattern.compile("^(?:\\./|/)+");

    private final List<String> bases;

    /** @param bases what an address may begin with before the path, without a slash at the end */
    OldAddresses(List<String> bases) {
        this.bases = List.copyOf(bases);
    }

    /**
     * The paths, the most literal first; none where it is an address elsewhere. Whether anything lies there, or may be
     * looked at, is not said.
     */
    List<String> paths(String text) {
        String address = withoutBases(text.strip());
        if (address.length() > MAX_LENGTH || ELSEWHERE.matcher(address).matches()) {
            return List.of();
        }
        String path = LEADING.matcher(address).replaceFirst("");
        String bare = path.split("[?#]", 2)[0];
        return Stream.of(path, bare, decoded(bare))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    /** Of an address such as {@code https://app.example.com/static/…} both the host and the directory may be listed. */
    private String withoutBases(String address) {
        String before;
        String rest = address;
        do {
            before = rest;
            for (String base : bases) {
                rest = without(base, rest);
            }
            Matcher here = THIS_MACHINE.matcher(rest);
            rest = here.lookingAt() ? rest.substring(here.end()) : rest;
        } while (!rest.equals(before));
        return rest;
    }

    private static String without(String base, String address) {
        boolean begins = base.startsWith("/")
                ? address.startsWith(base)
                : address.regionMatches(true, 0, base, 0, base.length());
        boolean ends = address.length() == base.length() || begins && address.charAt(base.length()) == '/';
        return begins && ends ? address.substring(base.length()) : address;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
