/** Files on disk that outlast a killed process and a lost power supply. */
@NullMarked
package dev.waybill.disk;

import org.jspecify.annotations.NullMarked;
