/** What every HTTP answer has in common: problems, request ids, the body that describes a file. */
@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
