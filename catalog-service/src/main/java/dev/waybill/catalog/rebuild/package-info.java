/** Makes the catalog anew from what the topics or the bucket tell, proves it equal, and adds what is missing. */
@NullMarked
package dev.waybill.catalog.rebuild;

import org.jspecify.annotations.NullMarked;
