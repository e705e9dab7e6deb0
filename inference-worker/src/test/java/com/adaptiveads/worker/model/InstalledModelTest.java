package com.adaptiveads.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledModelTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String MANIFEST = """
            {"version": 1, "name": "clip-tiny", "family": "clip", "runtime": "onnx",
             "files": [{"path": "text/model.onnx", "size": 3, "sha256": "%s"},
                       {"path": "LICENSE", "size": 3, "sha256": "%s"}],
             "graphs": {"text": "text/model.onnx"}, "resources": {},
             "tensors": {"input_ids": "ids"},
             "settings": {"resolution": 224, "mean": [0.5, 0.4, 0.3], "normalised": false},
             "licence": "LICENSE"}
            """.formatted(ABC, ABC);

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(folder.resolve("text"));
        Files.writeString(folder.resolve("text/model.onnx"), "abc");
        Files.writeString(folder.resolve("LICENSE"), "abc");
        write(MANIFEST);
    }

    @Test
    void anIntactModelOpens() {
        InstalledModel model = InstalledModel.open(folder);
        assertEquals(Family.CLIP, model.manifest().family());
        assertEquals(ModelRuntime.ONNX, model.manifest().runtime());
        assertEquals(folder.resolve("text/model.onnx"), model.file("text"));
        assertTrue(model.optionalFile("vision").isEmpty());
        assertEquals("ids", model.tensor("input_ids"));
        assertEquals("attention_mask", model.tensor("attention_mask"));
        assertEquals(224, model.settings().integer("resolution", 1, 4096));
        assertEquals(6, model.manifest().size());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("text/model.onnx"));
        assertFails("model_missing", "clip-tiny lacks the file text/model.onnx.");
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("text/model.onnx"), "ab");
        assertFails("model_corrupt", "The file text/model.onnx of clip-tiny has 2 bytes instead of 3.");
    }

    @Test
    void oneWrongByteIsFound() throws IOException {
        Files.writeString(folder.resolve("text/model.onnx"), "abd");
        assertFails(
                "model_corrupt", "The file text/model.onnx of clip-tiny has another content than its manifest says.");
    }

    @Test
    void noManifestIsTold() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        assertFails("model_missing", "manifest.json is not there.");
        write("weights");
        assertFails("model_unusable", "manifest.json is no JSON object.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1|\"version\": 2|manifest.json: version 2 is unknown; this worker reads version 1.",
                "\"family\": \"clip\"|\"family\": \"dino\"|manifest.json: family is dino, which is none of [SAM3, CLIP, SD15].",
                "\"runtime\": \"onnx\"|\"runtime\": \"jax\"|manifest.json: runtime is jax, which is none of [ONNX, TORCHSCRIPT].",
                "\"name\": \"clip-tiny\"|\"name\": \"../x\"|The name of a model is 1 to 64 lower-case letters, digits or . _ -, and ../x is not.",
                "\"licence\": \"LICENSE\"|\"licence\": \"COPYING\"|manifest.json: COPYING is not in the list of files.",
                "\"licence\": \"LICENSE\"|\"x\": 1|manifest.json: licence is missing.",
                "{\"text\": \"text/model.onnx\"}|{\"text\": \"t.onnx\"}|manifest.json: t.onnx is not in the list of files.",
                "\"path\": \"LICENSE\"|\"path\": \"text/model.onnx\"|manifest.json: a file is listed twice.",
                "\"size\": 3|\"size\": \"3\"|manifest.json: files[0].size must be a number.",
            })
    void aManifestNothingUnderstandsIsTold(String from, String to, String sentence) throws IOException {
        write(MANIFEST.replaceFirst(java.util.regex.Pattern.quote(from), to));
        assertFails("model_unusable", sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "a//x", "a/../x", "C:x", "a\\\\\\\\x", ".", "manifest.json"})
    void noPathLeavesTheModelsFolder(String path) throws IOException {
        write(MANIFEST.replaceFirst("\"path\": \"LICENSE\"", "\"path\": \"" + path + "\""));
        assertEquals(
                "model_unusable",
                assertThrows(ModelFailure.class, () -> InstalledModel.open(folder))
                        .code());
    }

    private void assertFails(String code, String sentence) {
        ModelFailure failure = assertThrows(ModelFailure.class, () -> InstalledModel.open(folder));
        assertEquals(sentence, failure.getMessage());
        assertEquals(code, failure.code());
    }

    private void write(String manifest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest);
    }
}
