package dev.waybill.consume.kafka;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * How a poll loop stands.
 *
 * @param lastPoll when the last poll came back
 * @param joined whether it is a member of the group; a member may well have no partition
 */
record PollState(Instant lastPoll, boolean joined, Set<TopicPartition> partitions) {

    static final PollState STARTING = new PollState(Instant.EPOCH, false, Set.of());
}
