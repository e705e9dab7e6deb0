package com.adaptiveads.worker.segment.sam3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit shows when the model is loaded, in one sentence. */
class Sam3ModelTest {
    private static final OnnxRuntime DEVICE = OnnxRuntime.cpu();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        DEVICE.close();
    }

    private static String failure(InstalledModel model) {
        return String.valueOf(assertThrows(ModelFailure.class, () -> Sam3Model.load(DEVICE, model, TinySam3.TOKENIZER)
                        .close())
                .getMessage());
    }

    /** The tiny model with one setting, graph or tensor name changed. */
    private static InstalledModel changed(Map<String, String> graphs, Map<String, String> tensors, String settings) {
        InstalledModel tiny = TinySam3.open("sam3-tiny");
        ModelManifest m = tiny.manifest();
        Map<String, String> files = new HashMap<>(m.graphs());
        files.putAll(graphs);
        ModelSettings json = settings.isEmpty()
                ? m.settings()
                : ModelSettings.parse("manifest.json", settings.getBytes(StandardCharsets.UTF_8));
        return new InstalledModel(
                tiny.folder(),
                new ModelManifest(
                        m.name(),
                        m.family(),
                        m.runtime(),
                        m.files(),
                        files,
                        m.resources(),
                        tensors,
                        json,
                        m.selfTest(),
                        m.licence(),
                        m.source()));
    }

    private static String settings(String what, String value) throws IOException {
        String manifest = Files.readString(TinySam3.open("sam3-tiny").folder().resolve("manifest.json"));
        String all = manifest.substring(manifest.indexOf("\"settings\": {") + "\"settings\": ".length());
        String own = all.substring(0, all.indexOf('}') + 1);
        return own.replaceFirst("\"" + what + "\": [^,}]*", "\"" + what + "\": " + value);
    }

    @Test
    void loadsAndPassesItsSelfTest() {
        Sam3Model.load(DEVICE, TinySam3.open("sam3-tiny"), TinySam3.TOKENIZER).close();
    }

    @Test
    void anotherGraphInItsPlaceIsNamedWithWhatItHas() {
        assertEquals(
                "text.onnx has no input images; it has input_ids int64 [-1, 32], attention_mask int64 [-1, 32].",
                failure(changed(Map.of("vision", "text.onnx"), Map.of(), "")));
    }

    @Test
    void aTensorNameThatIsNotThereIsNamed() {
        String sentence = failure(changed(Map.of(), Map.of("decoder.text_mask", "mask"), ""));
        assertEquals(
                "decoder.onnx wants text_mask bool [-1, 32], which this layout does not have; the manifest's tensors can"
                        + " say what it is.",
                sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolution | 128 | vision.onnx takes images float32 [-1, 3, 112, 112], where the manifest's resolution asks for [1, 3, 128, 128].",
                "mask_polarity | \"padding\" | The text graph's mask marks 3 of 32 tokens of a phrase of 3, which is not what mask_polarity padding in the manifest means.",
                "box_format | \"cxcywh\" | SAM 3 does not find what its reference finds in the manifest's test photo: the box is elsewhere; this runtime or device computes wrongly with it.",
                "box_format | \"polar\" | manifest.json: box_format is polar, which is none of [XYXY, CXCYWH, PIXELS].",
                "layout | \"meta\" | vision.onnx has no input image; it has images float32 [-1, 3, 112, 112].",
            })
    void aSettingThatIsWrongIsNamed(String setting, String value, String sentence) throws IOException {
        assertEquals(sentence, failure(changed(Map.of(), Map.of(), settings(setting, value))));
    }

    @Test
    void aDecoderThatComputesSomethingElseFailsTheSelfTest() throws IOException {
        InstalledModel variant = TinySam3.variant("transformers", folder);
        InstalledModel meta = TinySam3.open("sam3-tiny");
        Path decoder = variant.file("decoder");
        for (ModelManifest.ModelFile file : meta.manifest().files()) {
            if (!file.path().equals("decoder.onnx")) {
                Files.copy(
                        meta.folder().resolve(file.path()),
                        folder.resolve(file.path()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertTrue(Files.exists(decoder));
        String sentence = failure(new InstalledModel(folder, meta.manifest()));
        assertTrue(sentence.startsWith("SAM 3 does not find what its reference finds"), sentence);
    }

    @Test
    void torchScriptWithoutPyTorchSaysWhatToDo() {
        assumeFalse(TorchScript.isThere(), "PyTorch is here");
        assertEquals(
                "vision.pt is TorchScript, and this worker was built without PyTorch:"
                        + " build it with the Maven profile torchscript, or export the model for ONNX.",
                failure(TinySam3.open("sam3-tiny-torchscript")));
    }
}
