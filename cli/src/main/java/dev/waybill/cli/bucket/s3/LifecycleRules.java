package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.BucketPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** The rules of ours, which are told from those of others by their ids. */
final class LifecycleRules {
    private static final String OURS = "waybill-";
    /** Guarantees.md, trap 5: what a killed worker leaves is paid for until it goes. */
    private static final int UNFINISHED_DAYS = 7;
    /** The catalog deletes temporary files after 24 hours; this is the net below it. */
    private static final int TEMP_DAYS = 2;

    private static final int SELF_TEST_DAYS = 1;
    private static final int INFREQUENT_DAYS = 30;
    private static final int ARCHIVE_DAYS = 365;

    private LifecycleRules() {}

    static List<LifecycleRule> wanted(BucketPlan plan) {
        List<LifecycleRule> rules = new ArrayList<>();
        rules.add(rule(
                "abort-unfinished-uploads",
                "",
                r -> r.abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(UNFINISHED_DAYS))));
        rules.add(rule("expire-temp", "temp/", r -> r.expiration(end -> end.days(TEMP_DAYS))));
        rules.add(rule("expire-selftest", "waybill-selftest/", r -> r.expiration(end -> end.days(SELF_TEST_DAYS))));
        if (plan.transitions()) {
            // By prefix, since an index object must not be archived, and a staged one not be moved.
            BucketPlan.LASTING.forEach(prefix ->
                    rules.add(rule("archive-" + prefix.replace("/", ""), prefix, LifecycleRules::toCheaperStorage)));
        }
        return rules;
    }

    private static void toCheaperStorage(LifecycleRule.Builder rule) {
        rule.transitions(
                transition(INFREQUENT_DAYS, TransitionStorageClass.STANDARD_IA),
                transition(ARCHIVE_DAYS, TransitionStorageClass.GLACIER));
    }

    private static Transition transition(int days, TransitionStorageClass to) {
        return Transition.builder().days(days).storageClass(to).build();
    }

    private static LifecycleRule rule(String name, String prefix, Consumer<LifecycleRule.Builder> what) {
        return LifecycleRule.builder()
                .id(OURS + name)
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(prefix))
                .applyMutation(what)
                .build();
    }

    /** Others' rules as they are, and ours as they are wanted. */
    static List<LifecycleRule> merged(List<LifecycleRule> present, List<LifecycleRule> wanted) {
        return Stream.concat(
                        present.stream().filter(rule -> !isOurs(rule)).map(LifecycleRules::inToday), wanted.stream())
                .toList();
    }

    /** Whether the wanted rules are there, and no other of ours. */
    static boolean isSet(List<LifecycleRule> present, List<LifecycleRule> wanted) {
        List<LifecycleRule> ours =
                present.stream().filter(LifecycleRules::isOurs).toList();
        return ours.size() == wanted.size()
                && wanted.stream().allMatch(rule -> ours.stream().anyMatch(there -> isSame(there, rule)));
    }

    private static boolean isOurs(LifecycleRule rule) {
        return rule.id() != null && rule.id().startsWith(OURS);
    }

    /** By what we say; stores answer with members besides. */
    private static boolean isSame(LifecycleRule there, LifecycleRule wanted) {
        return Objects.equals(there.id(), wanted.id())
                && there.status() == wanted.status()
                && prefix(there).equals(prefix(wanted))
                && new HashSet<>(there.transitions()).equals(new HashSet<>(wanted.transitions()))
                && Objects.equals(there.abortIncompleteMultipartUpload(), wanted.abortIncompleteMultipartUpload())
                && Objects.equals(days(there), days(wanted));
    }

    private static String prefix(LifecycleRule rule) {
        return rule.filter() == null || rule.filter().prefix() == null
                ? ""
                : rule.filter().prefix();
    }

    private static Object days(LifecycleRule rule) {
        return rule.expiration() == null
                ? "never"
                : String.valueOf(rule.expiration().days());
    }

    /** A rule of the first version has its prefix elsewhere, and cannot be among those of today. */
    @SuppressWarnings("deprecation") // that is the member that it has
    private static LifecycleRule inToday(LifecycleRule rule) {
        String prefix = rule.prefix();
        return prefix == null || rule.filter() != null
                ? rule
                : rule.toBuilder()
                        .prefix(null)
                        .filter(filter -> filter.prefix(prefix))
                        .build();
    }
}
