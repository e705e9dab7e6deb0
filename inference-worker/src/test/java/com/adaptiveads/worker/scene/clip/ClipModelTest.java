package com.adaptiveads.worker.scene.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.DrawnSource;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.TinyGraph;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipModelTest {
    private static final ClipTokenizer TOKENIZER = ClipTokenizer.load();

    @TempDir
    private Path folder;

    private final OnnxRuntime runtime = OnnxRuntime.cpu();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void embeddingsHaveLengthOne() {
        try (ClipModel model = load(UnaryOperator.identity())) {
            for (Embedding embedding : model.texts(List.of("a red sneaker", "fog", ""))) {
                assertEquals(1, embedding.cosine(embedding), 1e-6);
            }
        }
    }

    @Test
    void aPictureIsSeenTheSameAloneAndAmongOthers() {
        List<Pixels> pictures = List.of(DrawnSource.of(90, 70), DrawnSource.of(33, 200), DrawnSource.of(7, 7));
        try (ClipModel model = load(UnaryOperator.identity())) {
            List<Embedding> together = model.pictures(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                assertEquals(
                        1,
                        together.get(i)
                                .cosine(model.pictures(List.of(pictures.get(i))).getFirst()),
                        1e-6);
            }
        }
    }

    @Test
    void aModelThatGivesOtherResultsThanItsExporterNotedIsNotUsed() {
        ModelFailure failure = assertThrows(
                ModelFailure.class, () -> load(json -> json.replace("soft bokeh circles and blur", "a dog")));
        assertEquals("model_unusable", failure.code());
        assertTrue(
                failure.getMessage()
                        .startsWith("The self test of clip-tiny failed: the embeddings of texts are off by "),
                failure.getMessage());
    }

    @Test
    void aModelWithoutASelfTestIsUsed() {
        load(json -> json.replace("\"self_test\": {\n  \"texts\"", "\"unread\": {\n  \"texts\""))
                .close();
    }

    @Test
    void settingsThatDoNotFitTheGraphAreRefusedWithASentence() {
        assertRefused("context\": 77", "context\": 76", "does not take [1, 76], as its manifest says.");
        assertRefused(
                "resolution\": 224", "resolution\": 336", "does not take [1, 3, 336, 336], as its manifest says.");
        assertRefused("0.40821073", "0.4, 0.4", "manifest.json: mean and std do not fit");
        assertRefused(
                "\"tensors\": {}",
                "\"tensors\": {\"input_ids\": \"ids\"}",
                "text.onnx has no input ids; it has input_ids");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheSingleGraphWithAnyBatchOrOnlyOne(boolean onlyOne) throws IOException {
        Object texts = onlyOne ? 1 : "texts";
        Object images = onlyOne ? 1 : "images";
        new TinyGraph()
                .node("CastLike", List.of("input_ids", "pixel_values"), "text_embeds")
                .node("CastLike", List.of("attention_mask", "pixel_values"), "mask")
                .node("GlobalAveragePool", List.of("pixel_values"), "pooled")
                .node("Flatten", List.of("pooled"), "image_embeds")
                .input("input_ids", TinyGraph.INT64, texts, 3)
                .input("attention_mask", TinyGraph.INT64, texts, 3)
                .input("pixel_values", TinyGraph.FLOAT, images, 3, 8, 8)
                .output("text_embeds", TinyGraph.FLOAT, texts, 3)
                .output("image_embeds", TinyGraph.FLOAT, images, 3)
                .output("mask", TinyGraph.FLOAT, texts, 3)
                .write(folder.resolve("model.onnx"));
        try (ClipModel model = ClipModel.load(runtime, installed(single()), TOKENIZER)) {
            List<Embedding> found = model.texts(List.of("cat", "dog"));
            assertArrayEquals(unit(49406, 2368, 49407), found.get(0).values(), 1e-6f);
            assertArrayEquals(unit(49406, 1929, 49407), found.get(1).values(), 1e-6f);
            Pixels red = new Pixels(9, 9);
            Arrays.fill(red.argb(), 0xFFFF0000);
            assertArrayEquals(
                    unit(1, -1, -1), model.pictures(List.of(red, red)).get(1).values(), 1e-6f);
        }
    }

    @Test
    void anInputThatClipDoesNotHaveIsNamed() throws IOException {
        new TinyGraph()
                .node("CastLike", List.of("input_ids", "pixel_values"), "text_embeds")
                .node("Add", List.of("text_embeds", "position_ids"), "image_embeds")
                .input("input_ids", TinyGraph.INT64, "texts", 3)
                .input("position_ids", TinyGraph.FLOAT, "texts", 3)
                .input("pixel_values", TinyGraph.FLOAT, "images", 3, 8, 8)
                .output("text_embeds", TinyGraph.FLOAT, "texts", 3)
                .output("image_embeds", TinyGraph.FLOAT, "texts", 3)
                .write(folder.resolve("model.onnx"));
        ModelFailure failure =
                assertThrows(ModelFailure.class, () -> ClipModel.load(runtime, installed(single()), TOKENIZER));
        assertEquals("model.onnx wants an input position_ids, which CLIP does not have.", failure.getMessage());
    }

    private void assertRefused(String setting, String other, String part) {
        String sentence =
                String.valueOf(assertThrows(ModelFailure.class, () -> load(json -> json.replace(setting, other)))
                        .getMessage());
        assertTrue(sentence.contains(part), sentence);
    }

    /** The tiny model with another manifest. */
    private ClipModel load(UnaryOperator<String> change) {
        try {
            String json = Files.readString(Golden.model("clip-tiny").resolve(ModelManifest.FILE));
            InstalledModel tiny = installed(change.apply(json));
            return ClipModel.load(runtime, new InstalledModel(Golden.model("clip-tiny"), tiny.manifest()), TOKENIZER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InstalledModel installed(String json) throws IOException {
        return new InstalledModel(
                folder, ModelManifest.read(Files.writeString(folder.resolve(ModelManifest.FILE), json)));
    }

    private static String single() {
        String hash = "0".repeat(64);
        return """
                {"version": 1, "name": "single", "family": "clip", "runtime": "onnx", "licence": "model.onnx",
                 "files": [{"path": "model.onnx", "size": 1, "sha256": "%s"}],
                 "graphs": {"text": "model.onnx", "vision": "model.onnx"},
                 "settings": {"resolution": 8, "context": 3, "pad_token": 0, "logit_scale": 10,
                              "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}}
                """.formatted(hash);
    }

    private static float[] unit(float... values) {
        double length = 0;
        for (float value : values) {
            length += (double) value * value;
        }
        float[] unit = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            unit[i] = (float) (values[i] / Math.sqrt(length));
        }
        return unit;
    }
}
