package dev.waybill.catalog.migration;

import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.carry.Carriers;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.migration.log.MigrationLog;
import dev.waybill.catalog.migration.log.MigrationLogSettings;
import dev.waybill.catalog.migration.reference.References;
import dev.waybill.catalog.migration.run.Engine;
import dev.waybill.catalog.migration.run.Equipment;
import dev.waybill.catalog.migration.run.Foreman;
import dev.waybill.catalog.migration.run.Relocations;
import dev.waybill.catalog.migration.run.Turns;
import dev.waybill.catalog.migration.source.Sources;
import dev.waybill.catalog.migration.target.Sealing;
import dev.waybill.catalog.migration.target.Targets;
import dev.waybill.catalog.stats.Census;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MigrationLogSettings.class)
class CatalogMigrationConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Bean
    Equipment catalogMigrationEquipment(Sources sources, Targets targets, Sealing sealing, Carriers carriers) {
        return new Equipment(sources, targets, sealing, carriers);
    }

    @Bean
    MigrationLog catalogMigrationLog(MigrationLogSettings settings) {
        return new MigrationLog(settings.log(), Clock.systemUTC());
    }

    @Bean
    Engine catalogMigrationEngine(
            Runs runs,
            Ledger ledger,
            Equipment equipment,
            CatalogFiles files,
            References references,
            Relocations relocations,
            MigrationLog log) {
        return new Engine(runs, ledger, equipment, files, references, relocations, log, Clock.systemUTC());
    }

    @Bean
    Foreman catalogMigrationForeman(Runs runs, Engine engine, Turns turns) {
        return new Foreman(runs, engine, turns);
    }

    @Bean
    SchedulingConfigurer catalogMigrationSchedule(Foreman foreman) {
        return tasks -> tasks.addFixedDelayTask(foreman::look, BETWEEN_LOOKS);
    }

    @Bean
    Migrations catalogMigrations(Runs runs, Ledger ledger, Equipment equipment, Census census, ObjectStore store) {
        return new Migrations(
                runs, ledger, equipment, census, !store.bucket().equals(ObjectStores.LOCAL), Clock.systemUTC());
    }
}
