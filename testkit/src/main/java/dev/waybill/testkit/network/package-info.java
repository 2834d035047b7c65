/** Networks that fail: a proxy between a client and a server, and what it can do to what passes. */
@NullMarked
package dev.waybill.testkit.network;

import org.jspecify.annotations.NullMarked;
