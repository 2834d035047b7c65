package dev.waybill.catalog.migration.source;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.productindex.ProductData;
import dev.waybill.catalog.productindex.ProductIndexSettings;
import dev.waybill.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class CatalogMigrationSourceConfiguration {

    @Bean
    SourceDirectory catalogMigrationSourceDirectory(SourceSettings settings) {
        return new SourceDirectory(settings.sourceDir());
    }

    @Bean
    NamedFiles catalogMigrationNamedFiles(
            SourceDirectory directory, SourceSettings settings, ProductIndexSettings index) {
        return new NamedFiles(directory, new OldAddresses(settings.addressBases()), new Drafting(index.key()));
    }

    @Bean
    Sources catalogMigrationSources(
            SourceDirectory directory,
            NamedFiles named,
            SourceSettings settings,
            CatalogFiles files,
            ObjectStores stores,
            ProductData kept,
            Source catalogMigrationRecords) {
        List<Source> known = new ArrayList<>();
        known.add(new LocalStorageSource(files, stores));
        known.add(new ProductsSource(directory, new ProductFiles(named, settings.imagePrefix()), kept));
        known.add(catalogMigrationRecords);
        Layout.ALL.forEach(layout -> known.add(new TreeSource(directory, layout, named.drafting())));
        return new Sources(directory, known);
    }
}
