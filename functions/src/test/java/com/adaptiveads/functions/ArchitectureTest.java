package com.adaptiveads.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.adaptiveads.functions.http.HttpHandler;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Handler to application to domain, and adapters towards the domain; {@link Wiring} knows them all. */
final class ArchitectureTest {
    private static final String ROOT = "com.adaptiveads.functions";

    private static final JavaClasses FUNCTIONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyAdaptersAndWiringKnowTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".aws..")
                .and()
                .doNotBelongToAnyOf(Wiring.class, Backends.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(FUNCTIONS);
    }

    @Test
    void onlyWiringKnowsTheAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".aws..")
                .and()
                .doNotBelongToAnyOf(Wiring.class, Backends.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".aws..")
                .check(FUNCTIONS);
    }

    @Test
    void onlyWiringReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Wiring.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(FUNCTIONS);
    }

    @Test
    void onlyFunctionsKnowLambdaAndTheWiring() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Handler")
                .and()
                .haveSimpleNameNotStartingWith("Route")
                .and()
                .resideOutsideOfPackage(ROOT + ".aws..")
                .and()
                .doNotBelongToAnyOf(Wiring.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Wiring.class)
                .check(FUNCTIONS);
    }

    @Test
    void nothingDependsOnAFunctionButTheRoutes() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Route")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HttpHandler.class)
                .andShould()
                .notBeAssignableTo(HttpHandler.class)
                .check(FUNCTIONS);
    }

    @Test
    void whatIsSharedKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".product..", ROOT + ".composition..", ROOT + ".blob..", ROOT + ".job..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".http..")
                .check(FUNCTIONS);
    }

    @Test
    void functionsKeepNothingBetweenCalls() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Handler")
                .should()
                .haveOnlyFinalFields()
                .check(FUNCTIONS);
    }
}
