package dev.waybill.catalog.migration.log;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param log {@code MIGRATION_LOG}: the file that runs tell of themselves in */
@ConfigurationProperties("waybill.catalog.migration")
public record MigrationLogSettings(
        @DefaultValue("migration.log") Path log) {}
