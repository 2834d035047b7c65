/** {@code waybill verify}: whether catalog, bucket and staging agree, and putting right what can be. */
@NullMarked
package dev.waybill.cli.verify;

import org.jspecify.annotations.NullMarked;
