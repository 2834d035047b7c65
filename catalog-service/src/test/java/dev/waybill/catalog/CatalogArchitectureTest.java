package dev.waybill.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What ARCHITECTURE.md says of this module. */
@AnalyzeClasses(packages = "dev.waybill.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class CatalogArchitectureTest {

    @ArchTest
    static final ArchRule onlyS3PackagesUseTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackage("..s3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyMongoPackagesUseTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("..mongo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule onlyKafkaPackagesUseKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..kafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule nothingKnowsTheServletContainer =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.apache.catalina..");

    @ArchTest
    static final ArchRule onlyVerificationAndMigrationLookIntoStaging = noClasses()
            .that()
            .resideOutsideOfPackages("..verification..", "..migration..")
            .and()
            .areNotAssignableTo(CatalogServiceApplication.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waybill.staging..");

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("dev.waybill.catalog.(*)..").should().beFreeOfCycles();
}
