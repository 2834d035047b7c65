package dev.waybill.chaos.check;

import dev.waybill.chaos.check.s3.Bucket.Content;
import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that there is to judge by, taken when nothing moved any more.
 *
 * @param objects by key, as fetched
 * @param staged ids of files whose bytes are staged
 * @param unfinishedUploads multipart uploads that nobody will end
 * @param links by the id of each stored file, what following its link gave: a SHA-256, or what went wrong
 */
record Evidence(
        History history,
        List<Row> rows,
        Map<String, Content> objects,
        Set<String> staged,
        long unfinishedUploads,
        Map<String, String> links,
        Peaks.Figures peaks,
        long stagingLimit) {

    Stream<Row> rows(Status status) {
        return rows.stream().filter(row -> row.status() == status);
    }

    Stream<Submission> acknowledged() {
        return history.submissions().stream().filter(submission -> submission.told() == Told.OK);
    }
}
