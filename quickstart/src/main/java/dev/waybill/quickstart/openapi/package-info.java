/** The description of the HTTP API: what the controllers say of themselves, and in {@code openapi.yml} what they cannot. */
@NullMarked
package dev.waybill.quickstart.openapi;

import org.jspecify.annotations.NullMarked;
