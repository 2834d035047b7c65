package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.TimelineEvent;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks two catalogs side by side in the order of their ids. Not for use by several threads, nor twice. */
final class Comparison {

    /** Who is told of each row that differs. */
    interface Listener {
        /** @param told what the fresh catalog has, null for {@link Difference#EXTRA}; present: null where it is missing */
        void differs(Difference kind, @Nullable CatalogEntry told, @Nullable CatalogEntry present);

        void at(long rows);
    }

    private final From from;
    private final Instant begun;
    private final Listener listener;
    private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
    private final MessageDigest freshDump = Sha256.newDigest();
    private final MessageDigest liveDump = Sha256.newDigest();
    private long rows;
    private long same;
    private long changing;

    /** @param begun rows to which something happened since are no difference: what is read ended there */
    Comparison(From from, Instant begun, Listener listener) {
        this.from = from;
        this.begun = begun;
        this.listener = listener;
    }

    Result of(CatalogFiles fresh, CatalogFiles live) {
        Walk one = new Walk(fresh);
        Walk other = new Walk(live);
        while (one.head() != null || other.head() != null) {
            int order = Walk.compare(one.head(), other.head());
            look(order <= 0 ? one.take() : null, order >= 0 ? other.take() : null);
            listener.at(++rows);
        }
        return new Result(
                same,
                count(Difference.MISSING),
                count(Difference.BEHIND),
                count(Difference.KEPT),
                count(Difference.EXTRA),
                changing,
                hex(freshDump),
                hex(liveDump));
    }

    private void look(@Nullable CatalogEntry told, @Nullable CatalogEntry present) {
        String here = told == null ? null : from.row(told);
        String there = present == null ? null : from.row(present);
        if (here == null && there == null) {
            return;
        }
        if (!Objects.equals(here, there) && present != null && isChanging(present)) {
            changing++;
            return;
        }
        dump(freshDump, here);
        dump(liveDump, there);
        if (Objects.equals(here, there)) {
            same++;
            return;
        }
        Difference kind = kind(told, present);
        counts.merge(kind, 1L, Long::sum);
        listener.differs(kind, told, present);
    }

    private Difference kind(@Nullable CatalogEntry told, @Nullable CatalogEntry present) {
        if (told == null) {
            return Difference.EXTRA;
        }
        if (present == null) {
            return Difference.MISSING;
        }
        return from.added(present, told) == present ? Difference.KEPT : Difference.BEHIND;
    }

    private boolean isChanging(CatalogEntry present) {
        return present.timeline().events().stream().map(TimelineEvent::time).anyMatch(time -> !time.isBefore(begun));
    }

    private long count(Difference kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static void dump(MessageDigest dump, @Nullable String row) {
        if (row != null) {
            dump.update((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String hex(MessageDigest dump) {
        return Sha256.ofDigest(dump.digest()).hex();
    }

    /**
     * How two catalogs compare.
     *
     * @param changing rows to which something happened meanwhile; they are in no figure and no dump
     * @param rebuiltSha256 of the fresh catalog's rows, a line each in the order of their ids
     * @param catalogSha256 the same of the catalog in use
     */
    record Result(
            long same,
            long missing,
            long behind,
            long kept,
            long extra,
            long changing,
            String rebuiltSha256,
            String catalogSha256) {

        boolean isEqual() {
            return rebuiltSha256.equals(catalogSha256);
        }
    }
}
