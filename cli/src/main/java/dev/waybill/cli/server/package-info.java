/** Talking to a Waybill server: addresses, the token, trying again, refusals as sentences. */
@NullMarked
package dev.waybill.cli.server;

import org.jspecify.annotations.NullMarked;
