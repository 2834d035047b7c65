package dev.waybill;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What may depend on what in this module; ARCHITECTURE.md says why. */
@AnalyzeClasses(
        packages = "dev.waybill",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class CommonArchitectureTest {

    private static final String[] ROOTS = {
        "dev.waybill.file", "dev.waybill.error", "dev.waybill.event", "dev.waybill.staging", "dev.waybill.storage"
    };

    @ArchTest
    static final ArchRule onlyS3PackagesUseTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackage("..s3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyKafkaPackagesUseKafkaAndCloudEvents = noClasses()
            .that()
            .resideOutsideOfPackage("..kafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents..");

    @ArchTest
    static final ArchRule onlyTheWebPackageUsesServletsAndSpringWeb = noClasses()
            .that()
            .resideOutsideOfPackages("dev.waybill.web", "dev.waybill.access.jwt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..");

    @ArchTest
    static final ArchRule theVocabularyAndThePortsUseSpringForSettingsOnly = noClasses()
            .that()
            .resideInAnyPackage(ROOTS)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .and(not(type(ConfigurationProperties.class).or(type(DefaultValue.class)))));

    @ArchTest
    static final ArchRule theVocabularyStandsAlone = classes()
            .that()
            .resideInAPackage("dev.waybill.file")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("dev.waybill.file").or(not(resideInAPackage("dev.waybill.."))));

    @ArchTest
    static final ArchRule theErrorTableStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.waybill.error")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.waybill..").and(not(resideInAnyPackage("dev.waybill.error"))));

    @ArchTest
    static final ArchRule portsDoNotKnowTheirAdapters = noClasses()
            .that()
            .resideInAnyPackage(ROOTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..s3", "..local", "..memory", "..kafka", "..web", "..jwt");

    @ArchTest
    static final ArchRule adaptersForTestsAreUsedByTestsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("..memory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..memory");

    @ArchTest
    static final ArchRule noPackageDependsOnItselfThroughOthers =
            slices().matching("dev.waybill.(**)").should().beFreeOfCycles();
}
