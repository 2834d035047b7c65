/** Whether catalog, bucket and staging agree, and putting right what cannot lose anything (docs/adr/008). */
@NullMarked
package dev.waybill.catalog.verification;

import org.jspecify.annotations.NullMarked;
