/** Uploads over HTTP: multipart and raw bodies. */
@NullMarked
package dev.waybill.ingest.upload.web;

import org.jspecify.annotations.NullMarked;
