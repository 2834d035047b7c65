package dev.waybill.catalog.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verification tells while it runs, a line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Same.class, name = "same"),
    @JsonSubTypes.Type(value = Line.Difference.class, name = "difference"),
    @JsonSubTypes.Type(value = Line.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Line.Repair.class, name = "repair"),
    @JsonSubTypes.Type(value = Line.Summary.class, name = "summary"),
    @JsonSubTypes.Type(value = Line.Failed.class, name = "failed")
})
public sealed interface Line {

    /** A stored file whose object is as the catalog says. */
    record Same(String path, FileId id) implements Line {}

    /**
     * Something that two looks found.
     *
     * @param path the key, or {@code staging:} and the id of bytes whose key nobody knows
     * @param id of the file, null where nobody knows
     * @param remedy what a repair would do, null where nothing, or nothing yet
     */
    record Difference(
            Kind kind,
            String path,
            @Nullable FileId id,
            String detail,
            @Nullable Remedy remedy) implements Line {

        @JsonProperty("sign")
        public char sign() {
            return kind.sign();
        }
    }

    /** How much was looked at so far. */
    record Progress(long entries, long objects, long staged, long differences) implements Line {}

    /** What came of a remedy. @param left why it was not done, null where it was */
    record Repair(
            Remedy remedy,
            String path,
            @Nullable FileId id,
            @Nullable String left) implements Line {

        @JsonProperty("done")
        public boolean done() {
            return left == null;
        }
    }

    /**
     * The last line of one that came to its end.
     *
     * @param entries rows of the catalog, deleted files' too
     * @param objects below our prefixes
     * @param staged files
     * @param same stored files whose objects are as the catalog says
     * @param onTheWay files on which a worker is, or will be soon
     * @param notOurs objects below our prefixes that say nothing of Waybill
     * @param differences how many of each kind, those that are none left out
     * @param remedies how many of the differences a repair would see to, by remedy
     * @param repaired how many of them it has seen to, by remedy
     * @param stagingLeftOut why staging was not compared, null where it was
     * @param seconds that it took
     */
    record Summary(
            long entries,
            long objects,
            long staged,
            long same,
            long onTheWay,
            long notOurs,
            Map<Kind, Long> differences,
            Map<Remedy, Long> remedies,
            Map<Remedy, Long> repaired,
            @Nullable String stagingLeftOut,
            double seconds)
            implements Line {

        /** How many there are in all. */
        @JsonProperty("total_differences")
        public long total() {
            return differences.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The last line of one that did not come to its end. */
    record Failed(ErrorCode code, String detail) implements Line {}
}
