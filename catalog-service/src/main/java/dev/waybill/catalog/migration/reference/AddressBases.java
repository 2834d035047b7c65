package dev.waybill.catalog.migration.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where files were served from: hosts and directories that stand before their paths. */
final class AddressBases {

    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_SCHEME = 20;

    private final List<Base> bases;
    private final List<String> roots;

    /**
     * @param bases such as {@code https://app.example.com}, {@code /static}
     * @param roots what paths begin with, such as {@code images/}
     */
    AddressBases(List<String> bases, List<String> roots) {
        this.bases = bases.stream().map(Base::parse).toList();
        this.roots = List.copyOf(roots);
    }

    List<String> roots() {
        return roots;
    }

    boolean isBelowRoot(String path) {
        return roots.stream().anyMatch(root -> path.length() > root.length() && path.startsWith(root));
    }

    /** @param host in lower case */
    private boolean isOurs(String host) {
        return bases.stream().anyMatch(base -> host.equals(base.host));
    }

    /** Whether it names a host that is none of ours. */
    boolean isForeign(String address) {
        String host = hostOf(address);
        return host != null && !isOurs(host);
    }

    /** The paths that an address may mean, the likeliest first; none of a foreign one, or of what cannot be a path. */
    List<String> paths(String address) {
        String host = hostOf(address);
        List<String> paths = new ArrayList<>();
        if (host != null && !isOurs(host)) {
            return paths;
        }
        String path = address.substring(endOfHost(address));
        String below = withoutDots(path);
        for (Base base : bases) {
            if (base.isFor(host) && !base.path.isEmpty() && below.startsWith(base.path + "/")) {
                add(withoutDots(below.substring(base.path.length())), paths);
            }
        }
        if (host == null || bases.stream().anyMatch(base -> base.isWhole(host))) {
            add(below, paths);
        }
        return paths;
    }

    private static void add(String path, List<String> paths) {
        boolean possible = !path.isEmpty()
                && path.length() <= LONGEST_PATH
                && !path.endsWith("/")
                && path.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
        if (!possible) {
            return;
        }
        paths.add(path);
        if (path.contains("//") || path.contains("/.")) {
            String plain = plain(path);
            if (!plain.equals(path) && !plain.isEmpty()) {
                paths.add(plain);
            }
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Without empty segments, {@code .} and {@code ..}, as a browser asks for it. */
    private static String plain(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..") && !segments.isEmpty()) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    /** Without the slashes, {@code ./} and {@code ../} that it begins with. */
    private static String withoutDots(String path) {
        int at = 0;
        while (at < path.length()) {
            if (path.charAt(at) == '/') {
                at++;
            } else if (path.startsWith("./", at)) {
                at += 2;
            } else if (path.startsWith("../", at)) {
                at += 3;
            } else {
                break;
            }
        }
        return path.substring(at);
    }

    private static @Nullable String hostOf(String address) {
        int from = startOfHost(address);
        return from < 0 ? null : address.substring(from, endOfHost(address)).toLowerCase(Locale.ROOT);
    }

    /** Behind {@code //}; -1 where there is no host. */
    private static int startOfHost(String address) {
        if (address.startsWith("//")) {
            return 2;
        }
        int colon = address.indexOf(':');
        return isScheme(address, colon) && address.startsWith("//", colon + 1) ? colon + 3 : -1;
    }

    private static int endOfHost(String address) {
        int at = startOfHost(address);
        if (at < 0) {
            return 0;
        }
        while (at < address.length() && "/?#".indexOf(address.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Whether all before the end is a scheme; a single letter is a drive of Windows. */
    static boolean isScheme(CharSequence text, int end) {
        boolean possible = end > 1 && end <= LONGEST_SCHEME;
        for (int i = 0; possible && i < end; i++) {
            char c = text.charAt(i);
            possible = c < 0x80 && (Character.isLetter(c) || i > 0 && (Character.isDigit(c) || "+.-".indexOf(c) >= 0));
        }
        return possible;
    }

    /**
     * @param host with its port, in lower case; null for any
     * @param path without a slash at either end
     */
    private record Base(@Nullable String host, String path) {

        static Base parse(String base) {
            String written = base.strip().replace('\\', '/');
            String path = withoutDots(written.substring(endOfHost(written)));
            return new Base(hostOf(written), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }

        /** An address without a host may be of any. */
        boolean isFor(@Nullable String of) {
            return host == null || of == null || host.equals(of);
        }

        boolean isWhole(@Nullable String of) {
            return path.isEmpty() && host != null && host.equals(of);
        }
    }
}
