package dev.waybill.catalog.migration.mongo;

import com.mongodb.ConnectionString;
import dev.waybill.settings.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the application keeps what names or mentions files.
 *
 * @param referencesUri {@code MIGRATION_REFERENCES_URI}, with its database; null for the catalog's own, {@code MONGODB_URI}. It may hold a
 *     password and is never printed
 */
@ConfigurationProperties("waybill.catalog.migration")
record ApplicationDatabaseSettings(@Nullable String referencesUri) {

    ApplicationDatabaseSettings {
        referencesUri = Given.textOrUnset(referencesUri);
        if (referencesUri != null && database(referencesUri) == null) {
            throw new IllegalArgumentException(
                    "MIGRATION_REFERENCES_URI is the address of a database, such as mongodb://host:27017/application");
        }
    }

    private static @Nullable String database(String uri) {
        try {
            return new ConnectionString(uri).getDatabase();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "ApplicationDatabaseSettings[referencesUri=" + (referencesUri == null ? "unset" : "set") + "]";
    }
}
