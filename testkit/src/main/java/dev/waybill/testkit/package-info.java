/** Real back ends for tests, and ways to take them away in mid-test. */
@NullMarked
package dev.waybill.testkit;

import org.jspecify.annotations.NullMarked;
