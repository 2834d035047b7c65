/** Callers known by JSON Web Tokens. */
@NullMarked
package dev.waybill.access.jwt;

import org.jspecify.annotations.NullMarked;
