/** Kafka, S3 and MongoDB, each as a process of its own that can be killed and started again. */
@NullMarked
package dev.waybill.chaos.backend;

import org.jspecify.annotations.NullMarked;
