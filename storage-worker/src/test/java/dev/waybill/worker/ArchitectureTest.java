package dev.waybill.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.waybill.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule coresKnowNoTechnology = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.waybill.worker.capability..",
                    "dev.waybill.worker.store..",
                    "dev.waybill.worker.delete..",
                    "dev.waybill.worker.pace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "software.amazon..", "io.micrometer..");

    @ArchTest
    static final ArchRule theWorkerKnowsNoMongo = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "software.amazon..");
}
