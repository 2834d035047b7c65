package dev.waybill.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What ARCHITECTURE.md says may depend on what, over all three services. */
@AnalyzeClasses(packages = "dev.waybill", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SERVICES = {"dev.waybill.ingest..", "dev.waybill.worker..", "dev.waybill.catalog.."};

    @ArchTest
    static final ArchRule servicesDoNotKnowEachOther =
            slices().matching("dev.waybill.(ingest|worker|catalog)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyS3PackagesUseTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackages("..s3", "dev.waybill.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyMongoPackagesUseTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("..mongo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.mongodb..");

    @ArchTest
    static final ArchRule onlyKafkaPackagesUseKafka = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .resideOutsideOfPackage("..kafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule packagesOfAServiceFormNoCycle =
            slices().matching("dev.waybill.(*).(*)..").should().beFreeOfCycles();
}
