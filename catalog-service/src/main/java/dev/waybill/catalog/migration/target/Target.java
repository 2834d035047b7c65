package dev.waybill.catalog.migration.target;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A bucket to migrate to.
 *
 * @param endpoint null for Amazon's own
 * @param configured whether it is the one that the services store files in
 */
public record Target(String bucket, String region, @Nullable URI endpoint, boolean configured) {}
