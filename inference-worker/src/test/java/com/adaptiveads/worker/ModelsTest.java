package com.adaptiveads.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.onnx.DeviceChoice;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.telemetry.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What a worker does with the models folder it finds. */
class ModelsTest {
    private static final S3Client NO_S3 = new S3Client() {
        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void withAllModelsTheyDoTheWorkAndAreNamed() {
        install("sam3-tiny", "clip-tiny", "sd15-tiny");
        try (LoadedEngines loaded = load(Models.REQUIRED)) {
            assertEquals("sam3+clip+sd15", loaded.engines().names());
            assertEquals(List.of("sam3-tiny", "clip-tiny", "sd15-tiny"), loaded.models());
            assertEquals("cpu", loaded.device());
            assertEquals(List.of(), loaded.notes());
            assertTrue(loaded.engines().models().getFirst().matches("sam3-tiny@[0-9a-f]{64}"));
        }
        assertTrue(log.stream().anyMatch(l -> l.contains("\"event\":\"model loaded\"") && l.contains("sd15-tiny")));
    }

    @Test
    void preferredWorksWithWhateverIsThere() {
        install("sd15-tiny");
        try (LoadedEngines loaded = load(Models.PREFERRED)) {
            assertEquals("studio+palette+sd15", loaded.engines().names());
            assertEquals(
                    List.of(
                            "There is no sam3 model in " + folder
                                    + " that can be used; make models gets one, docs/models.md says how.",
                            "There is no clip model in " + folder
                                    + " that can be used; make models gets one, docs/models.md says how."),
                    loaded.notes());
        }
        assertEquals(
                2, log.stream().filter(l -> l.contains("\"level\":\"warn\"")).count());
    }

    @Test
    void preferredWithoutAnyModelIsLite() {
        try (LoadedEngines loaded = load(Models.PREFERRED)) {
            assertEquals("studio+palette+procedural", loaded.engines().names());
            assertEquals(3, loaded.notes().size());
        }
    }

    @Test
    void liteLooksAtNoModel() {
        install("sam3-tiny");
        try (LoadedEngines loaded = load(Models.LITE)) {
            assertEquals("studio+palette+procedural", loaded.engines().names());
            assertEquals(List.of(), loaded.notes());
        }
    }

    @Test
    void requiredDoesNotStartWithoutAllAndSaysWhatIsMissing() {
        install("sam3-tiny", "sd15-tiny");
        String sentence = assertThrows(IllegalArgumentException.class, () -> load(Models.REQUIRED))
                .getMessage();
        assertEquals(
                "MODELS=required, but not all models can be used. There is no clip model in " + folder
                        + " that can be used; make models gets one, docs/models.md says how."
                        + " MODELS=preferred works with what there is.",
                sentence);
    }

    @Test
    void aDamagedModelIsNotUsedAndTheOthersAre() throws IOException {
        install("sam3-tiny", "clip-tiny", "sd15-tiny");
        Files.writeString(folder.resolve("sam3-tiny/vision.onnx"), "damaged");
        try (LoadedEngines loaded = load(Models.PREFERRED)) {
            assertEquals("studio+clip+sd15", loaded.engines().names());
            assertTrue(
                    loaded.notes().getFirst().startsWith("The file vision.onnx of sam3-tiny has 7 bytes instead of "),
                    loaded.notes().getFirst());
        }
    }

    @Test
    void aModelThatGivesOtherResultsThanItsReferenceIsNotUsed() throws IOException {
        install("clip-tiny");
        Path manifest = folder.resolve("clip-tiny/manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("smooth gradient from dark to light", "a cat"));

        try (LoadedEngines loaded = load(Models.PREFERRED)) {
            assertEquals("studio+palette+procedural", loaded.engines().names());
            assertTrue(
                    loaded.notes().stream().anyMatch(n -> n.contains("self test of clip-tiny failed")),
                    loaded.notes().toString());
        }
    }

    @Test
    void severalModelsOfAFamilyWantAChoice() {
        install("clip-tiny");
        copy(Golden.model("clip-tiny"), folder.resolve("clip-other"));
        try (LoadedEngines loaded = load(Models.PREFERRED)) {
            assertTrue(
                    loaded.notes()
                            .contains(
                                    "There are several clip models (clip-other, clip-tiny): MODELS_USE says which to use."),
                    loaded.notes().toString());
        }
        try (LoadedEngines loaded = load(Models.PREFERRED, "clip-other")) {
            assertEquals("studio+clip+procedural", loaded.engines().names());
        }
    }

    private LoadedEngines load(Models models, String... only) {
        ModelSetup setup = new ModelSetup(models, folder, Optional.empty(), Set.of(only), DeviceChoice.CPU);
        return Wiring.engines(setup, NO_S3, new Metrics(), new JsonLog(Clock.systemUTC(), log::add));
    }

    private void install(String... models) {
        for (String model : models) {
            copy(Golden.model(model), folder.resolve(model));
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
