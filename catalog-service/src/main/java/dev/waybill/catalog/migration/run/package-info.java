/** Works on runs: checks, plans, carries, replaces references, verifies, undoes. */
@NullMarked
package dev.waybill.catalog.migration.run;

import org.jspecify.annotations.NullMarked;
