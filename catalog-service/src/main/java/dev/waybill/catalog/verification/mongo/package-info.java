/** Verifications by the clock, on one of the replicas, by a lease in MongoDB. */
@NullMarked
package dev.waybill.catalog.verification.mongo;

import org.jspecify.annotations.NullMarked;
