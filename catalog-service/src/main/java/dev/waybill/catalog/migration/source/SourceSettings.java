package dev.waybill.catalog.migration.source;

import dev.waybill.settings.Given;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is moved from where.
 *
 * @param sourceDir {@code MIGRATION_SOURCE_DIR}: what uploads/, images/ and the like lie in; null where nothing is to be
 *     taken from there
 * @param records {@code MIGRATION_RECORDS}: fields that name files, as {@code collection.field}
 * @param addressBases {@code MIGRATION_ADDRESS_BASES}: what old addresses begin with before that path, without a slash at the end
 * @param imagePrefix {@code S3_IMAGE_PREFIX}: what keys of products begin with
 */
@ConfigurationProperties("waybill.catalog.migration")
public record SourceSettings(
        @Nullable Path sourceDir,
        @DefaultValue List<String> records,
        @DefaultValue List<String> addressBases,
        @DefaultValue("images/") String imagePrefix) {

    public SourceSettings {
        sourceDir = sourceDir == null || sourceDir.toString().isBlank()
                ? null
                : sourceDir.toAbsolutePath().normalize();
        records = records.stream()
                .filter(text -> !text.isBlank())
                .map(text -> RecordTarget.parse(text.strip()).toString())
                .distinct()
                .toList();
        addressBases = addressBases.stream()
                .filter(text -> !text.isBlank())
                .map(SourceSettings::base)
                .distinct()
                .toList();
    }

    private static String base(String text) {
        String base = text.strip().replaceFirst("/+$", "");
        if (!base.startsWith("/") || base.startsWith("//")) {
            try {
                Given.httpOrUnset(URI.create(base), "MIGRATION_ADDRESS_BASES");
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "MIGRATION_ADDRESS_BASES lists what addresses begin with, such as https://app.example.com or /static",
                        e);
            }
        }
        return base;
    }

    /** The same fields, taken apart. */
    public List<RecordTarget> targets() {
        return records.stream().map(RecordTarget::parse).toList();
    }
}
