/** Taking records whose work may take long: out of order, as often as it takes, with offsets kept right. */
@NullMarked
package dev.waybill.consume.kafka;

import org.jspecify.annotations.NullMarked;
