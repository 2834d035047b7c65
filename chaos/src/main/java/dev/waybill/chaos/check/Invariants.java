package dev.waybill.chaos.check;

import dev.waybill.chaos.check.s3.Bucket.Content;
import dev.waybill.chaos.history.History.Breach;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** I1 to I10 of guarantees.md, each a question to the evidence. */
final class Invariants {

    private final Evidence evidence;
    private final Map<String, List<Row>> rowsByBytes;
    private final Set<String> storedKeys;

    Invariants(Evidence evidence) {
        this.evidence = evidence;
        this.rowsByBytes = evidence.rows().stream().collect(Collectors.groupingBy(Row::sha256));
        this.storedKeys = evidence.rows(Status.STORED).map(Row::key).collect(Collectors.toSet());
    }

    List<Finding> check() {
        return List.of(
                finding("I1", "every acknowledged upload is stored, failed with its bytes kept, or deleted", lost()),
                finding("I2", "the keys of stored rows are exactly the objects", orphans()),
                finding("I3", "size and SHA-256 agree: sent, catalog, object", differing()),
                finding("I4", "one row and one object per file", duplicates()),
                finding("I5", "nobody sees a status go backwards", seen("I5")),
                finding("I6", "nothing deleted comes back", resurrected()),
                finding("I7", "no unfinished multipart upload", unfinished()),
                finding("I8", "staging stayed within its limits and is empty of finished files", staging()),
                finding("I9", "the counters add up", unaccounted()),
                finding("I10", "every link gives the right bytes", links()));
    }

    private static Finding finding(String invariant, String meaning, Stream<String> broken) {
        return new Finding(invariant, meaning, broken.toList());
    }

    Stream<String> lost() {
        Stream<String> missing = evidence.acknowledged()
                .filter(sent -> fateOf(sent) == null)
                .map(sent ->
                        sent + " was acknowledged and is not " + (sent.mayBeDeleted() ? "" : "stored ") + "anywhere");
        return Stream.concat(missing, seen("I1"));
    }

    /** A row that an acknowledged upload may end in, or null. */
    private @Nullable Row fateOf(Submission sent) {
        return rowsOf(sent.sha256())
                .filter(row -> switch (row.status()) {
                    case STORED -> true;
                    case FAILED -> evidence.staged().contains(row.id());
                    case DELETING, DELETED -> sent.mayBeDeleted();
                    case STAGED -> false; // by now it should be more
                })
                .findFirst()
                .orElse(null);
    }

    private Stream<Row> rowsOf(String sha256) {
        return rowsByBytes.getOrDefault(sha256, List.of()).stream();
    }

    Stream<String> orphans() {
        return Stream.concat(objectsWithoutRow(), rowsWithoutObject());
    }

    Stream<String> objectsWithoutRow() {
        return evidence.objects().keySet().stream()
                .filter(key -> !storedKeys.contains(key))
                .map(key -> "an object lies at " + key + ", and no stored row has it");
    }

    Stream<String> rowsWithoutObject() {
        return evidence.rows(Status.STORED)
                .filter(row -> !evidence.objects().containsKey(row.key()))
                .map(row -> "there is no object at " + row.key() + " of the stored row " + row.id());
    }

    private Stream<String> differing() {
        return evidence.rows(Status.STORED).flatMap(row -> {
            Content object = evidence.objects().get(row.key());
            boolean same = object == null
                    || (object.sha256().equals(row.sha256()) && object.size() == row.size() && object.encrypted());
            return same
                    ? Stream.of()
                    : Stream.of("the object at %s is %s, its row says %s".formatted(row.key(), object, row));
        });
    }

    Stream<String> duplicates() {
        Stream<String> ofBytes = rowsByBytes.values().stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> "sent once, and there %d times: %s".formatted(rows.size(), rows));
        Stream<String> ofAnswers = evidence.history().submissions().stream()
                .filter(sent -> sent.ids().size() > 1)
                .map(sent -> sent + " was told to be the files " + sent.ids());
        return Stream.of(ofBytes, ofAnswers, repeated(Row::id), repeated(Row::name), repeated(Row::key))
                .flatMap(Function.identity());
    }

    private Stream<String> repeated(Function<Row, String> member) {
        Set<String> seen = new HashSet<>();
        return evidence.rows().stream()
                .map(member)
                .filter(value -> !seen.add(value))
                .map(value -> value + " stands in two rows");
    }

    private Stream<String> resurrected() {
        Stream<String> back = evidence.history().submissions().stream()
                .filter(Submission::mustBeDeleted)
                .flatMap(sent -> rowsOf(sent.sha256())
                        .filter(row -> row.status() != Status.DELETED)
                        .map(row -> sent + " was deleted and is " + row.status()));
        return Stream.concat(back, seen("I6"));
    }

    private Stream<String> unfinished() {
        long count = evidence.unfinishedUploads();
        return count == 0 ? Stream.of() : Stream.of(count + " multipart uploads were never ended");
    }

    private Stream<String> staging() {
        Set<String> finished = evidence.rows().stream()
                .filter(row -> row.status() == Status.STORED || row.status() == Status.DELETED)
                .map(Row::id)
                .collect(Collectors.toSet());
        Stream<String> left = evidence.staged().stream()
                .filter(finished::contains)
                .map(id -> "the bytes of " + id + ", which is finished, are still staged");
        long peak = evidence.peaks().stagingBytes();
        Stream<String> over = peak > evidence.stagingLimit()
                ? Stream.of("%d bytes were staged, allowed are %d".formatted(peak, evidence.stagingLimit()))
                : Stream.of();
        return Stream.concat(left, over);
    }

    /** Whatever is in the catalog, somebody sent; whatever was refused once and for all, is not. */
    private Stream<String> unaccounted() {
        List<String> broken = new ArrayList<>();
        Map<Status, Long> counts = new HashMap<>();
        for (Row row : evidence.rows()) {
            counts.merge(row.status(), 1L, Long::sum);
            evidence.history()
                    .withBytes(row.sha256())
                    .ifPresentOrElse(
                            sent -> {
                                if (sent.isRuledOut() && row.status() != Status.DELETED) {
                                    broken.add(sent + " was refused, and is " + row.status());
                                }
                            },
                            () -> broken.add("nobody sent " + row));
        }
        if (counts.getOrDefault(Status.STAGED, 0L) + counts.getOrDefault(Status.DELETING, 0L) > 0) {
            broken.add("not everything came to its end: " + counts);
        }
        return broken.stream();
    }

    private Stream<String> links() {
        Stream<String> wrong = evidence.rows(Status.STORED)
                .filter(row -> !row.sha256().equals(evidence.links().get(row.id())))
                .map(row -> "the link to %s gives %s"
                        .formatted(row.name(), evidence.links().get(row.id())));
        return Stream.concat(wrong, seen("I10"));
    }

    private Stream<String> seen(String invariant) {
        return evidence.history().breaches().stream()
                .filter(breach -> breach.invariant().equals(invariant))
                .map(Breach::what);
    }
}
