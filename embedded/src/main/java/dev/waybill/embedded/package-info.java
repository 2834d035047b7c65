/**
 * Kafka, an S3 server and a MongoDB wire server inside this process, for trying Waybill out and for its tests. All three
 * listen on 127.0.0.1 only. What they were given and acknowledged survives {@code kill -9} of this process; it need not
 * survive a power cut, for which they would have to wait for the disk.
 */
@NullMarked
package dev.waybill.embedded;

import org.jspecify.annotations.NullMarked;
