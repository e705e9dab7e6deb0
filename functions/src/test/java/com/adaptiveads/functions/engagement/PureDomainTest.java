package com.adaptiveads.functions.engagement;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.store.CompositionId;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PureDomainTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.adaptiveads.functions.engagement");

    @Test
    void knowsOnlyTheLanguageAndTheSharedVocabulary() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.nio",
                                "java.nio.charset",
                                "org.jspecify..",
                                "com.adaptiveads.events.api",
                                "com.adaptiveads.functions.engagement")
                        .or(type(CompositionId.class))
                        .or(type(Reason.class))
                        .or(type(ByteArrayOutputStream.class)))
                .check(DOMAIN);
    }

    @Test
    void isToldTheTimeAndThrowsNoDice() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.time..").or(assignableTo(RandomGenerator.class)))
                .check(DOMAIN);
    }
}
