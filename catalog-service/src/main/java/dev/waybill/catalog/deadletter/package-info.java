/** The failure desk: what can never succeed as it is, kept until somebody replays or discards it. */
@NullMarked
package dev.waybill.catalog.deadletter;

import org.jspecify.annotations.NullMarked;
