package com.adaptiveads.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.adaptiveads.worker.queue.SqsJobQueue;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] PIXELS = {
        "..worker.image..",
        "..worker.text..",
        "..worker.segment..",
        "..worker.scene..",
        "..worker.paint..",
        "..worker.compose.."
    };

    private static final JavaClasses WORKER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.adaptiveads.worker");

    @Test
    void thePartsDependInOneDirection() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("com.adaptiveads.worker")
                .layer("queue")
                .definedBy("..worker.queue..")
                .layer("store")
                .definedBy("..worker.store..")
                .layer("job")
                .definedBy("..worker.job..")
                .layer("pixels")
                .definedBy(PIXELS)
                .layer("telemetry")
                .definedBy("..worker.telemetry..")
                .layer("onnx")
                .definedBy("..worker.onnx..")
                .layer("model")
                .definedBy("..worker.model..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("queue")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("job")
                .mayOnlyBeAccessedByLayers("main", "queue", "store")
                .whereLayer("pixels")
                .mayOnlyBeAccessedByLayers("main", "job")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("onnx")
                .mayOnlyBeAccessedByLayers("main", "pixels", "telemetry")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("main", "store", "pixels", "onnx")
                .check(WORKER);
    }

    @Test
    void pixelsKnowNothingOfTheWorldOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(PIXELS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.adaptiveads.events..")
                .check(WORKER);
    }

    @Test
    void onlyAdaptersTalkToAws() {
        classes()
                .that()
                .resideOutsideOfPackages("..worker.store..")
                .and()
                .doNotBelongToAnyOf(SqsJobQueue.class, Wiring.class, Clients.class, Worker.class)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("software.amazon..")
                .check(WORKER);
    }

    @Test
    void onlyTheRuntimeAndTheAdaptersTalkToNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..worker.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(WORKER);
        noClasses()
                .that()
                .resideOutsideOfPackage("..worker.segment.sam3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(WORKER);
    }

    @Test
    void onlyTheWiringReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Wiring.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(WORKER);
    }
}
