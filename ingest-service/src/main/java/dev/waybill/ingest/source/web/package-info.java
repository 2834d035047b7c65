/** Sources that are web servers, reached so that nobody is led to an address of our own network. */
@NullMarked
package dev.waybill.ingest.source.web;

import org.jspecify.annotations.NullMarked;
