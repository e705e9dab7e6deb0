package com.adaptiveads.worker.segment.sam3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.worker.image.Bilinear;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import com.adaptiveads.worker.text.TokenIds;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny SAM 3 finds what transformers finds with the same weights. */
@Tag("parity")
class Sam3ParityTest {
    private static final String META = "transformers 5.23.0, CLS token";
    private static final String PLAIN = "transformers 5.23.0, processor";
    private static final List<String> PHRASES =
            List.of("BLUE Shoe", "a pair of blue sneakers", "sunglasses", "bottle", "perfume");
    private static final double NEAR = 1e-4;
    private static final double BOX_NEAR = 5e-4; // half a pixel in a thousand

    @TempDir
    Path folder;

    @Test
    void onnxWithMetasPrompt() {
        compare("SAM 3 tiny, ONNX", META, "meta", TinySam3.open("sam3-tiny"));
    }

    @Test
    void onnxWithTransformersPrompt() {
        compare("SAM 3 tiny, ONNX", PLAIN, "transformers", TinySam3.variant("transformers", folder));
    }

    @Test
    void onnxWithImagesAsBytes() {
        compare("SAM 3 tiny, ONNX, 8-bit input", META, "meta", TinySam3.variant("uint8", folder));
    }

    @Test
    void onnxWithFusedAttention() {
        compare("SAM 3 tiny, ONNX, fused attention", META, "meta", TinySam3.variant("fused", folder));
    }

    @Test
    void torchScriptWithMetasPrompt() {
        assumeTrue(TorchScript.isThere(), "PyTorch is in the Maven profile torchscript only");
        compare("SAM 3 tiny, TorchScript", META, "meta", TinySam3.open("sam3-tiny-torchscript"));
    }

    @Test
    void torchScriptWithTransformersPrompt() {
        assumeTrue(TorchScript.isThere(), "PyTorch is in the Maven profile torchscript only");
        InstalledModel model = TinySam3.variant("transformers-torchscript", folder);
        compare("SAM 3 tiny, TorchScript", PLAIN, "transformers", model);
    }

    /** Gives only what passes its threshold, best or not, so the others' scores are not to be compared. */
    @Test
    void graphsAroundMetasOwnCode() {
        compare("SAM 3 tiny, Meta's graph layout", META, "meta", TinySam3.variant("meta", folder));
    }

    @Test
    void phrasesBecomeTheReferencesTokens() {
        Golden golden = Golden.read("sam3/meta");
        LongTensor ids = golden.longs("ids");
        LongTensor mask = golden.longs("attention_mask");
        for (int p = 0; p < PHRASES.size(); p++) {
            TokenIds own = TinySam3.TOKENIZER.encode(PHRASES.get(p), 32, 49_407);
            long[] expected = new long[32];
            ids.data().get(32 * p, expected);
            assertArrayEquals(expected, own.ids());
            mask.data().get(32 * p, expected);
            assertArrayEquals(expected, own.attentionMask());
        }
    }

    private void compare(String what, String against, String name, InstalledModel model) {
        Golden golden = Golden.read("sam3/" + name);
        Worst worst = new Worst();
        try (OnnxRuntime device = OnnxRuntime.cpu();
                Sam3Segmenter segmenter = Sam3Model.load(device, model, TinySam3.TOKENIZER)) {
            Sam3Settings settings = Sam3Settings.of(model.settings());
            for (String photo : TinySam3.PHOTOS) {
                Pixels pixels = TinySam3.photo(photo);
                for (int p = 0; p < PHRASES.size(); p++) {
                    Detections found = segmenter.detect(pixels, PHRASES.get(p));
                    worst.add(golden, photo + "/" + p + "/", found, pixels, settings);
                }
            }
        }
        assertTrue(worst.instances > 20 && worst.nothing > 5, worst.toString());
        Parity.line(what + ": scores", against, NEAR, worst.score);
        Parity.line(what + ": boxes, share of the side", against, BOX_NEAR, worst.box);
        Parity.atLeast(what + ": masks, IoU", against, 0.999, worst.iou);
    }

    private static final class Worst {
        private double score;
        private double box;
        private double iou = 1;
        private int instances;
        private int nothing;

        void add(Golden golden, String key, Detections found, Pixels photo, Sam3Settings settings) {
            FloatTensor scores = golden.floats(key + "scores");
            FloatTensor boxes = golden.floats(key + "boxes");
            int[] matching = matching(scores, found, settings);
            for (int i = 0; i < found.count(); i++) {
                int query = matching[i];
                score = Math.max(score, Math.abs(scores.get(query) - found.scores()[i]));
                for (int edge = 0; edge < 4; edge++) {
                    int side = edge % 2 == 0 ? photo.width() : photo.height();
                    double difference = boxes.get(4 * query + edge) / side - found.boxes()[4 * i + edge];
                    box = Math.max(box, Math.abs(difference));
                }
            }
            List<Instance> above = Instance.above(settings.threshold(), found);
            LongTensor kept = golden.longs(key + "kept");
            assertEquals(kept.size(), Math.min(3, above.size()), key);
            nothing += above.isEmpty() ? 1 : 0;
            for (int k = 0; k < kept.size(); k++) {
                assertEquals(kept.data().get(k), matching[above.get(k).index()], key);
                double own = iou(golden.bytes(key + "masks"), k, found, above.get(k), photo, settings);
                iou = Math.min(iou, own);
                instances++;
            }
        }

        /** Which of the reference's queries each detection is: the same, or, of those above the threshold, the n-th. */
        private static int[] matching(FloatTensor scores, Detections found, Sam3Settings settings) {
            int[] all = new int[scores.size()];
            Arrays.setAll(all, i -> i);
            return found.count() == all.length
                    ? all
                    : Arrays.stream(all)
                            .filter(i -> scores.get(i) > settings.threshold())
                            .toArray();
        }

        private static double iou(
                ByteTensor masks, int k, Detections found, Instance instance, Pixels photo, Sam3Settings settings) {
            int width = photo.width();
            int height = photo.height();
            int stride = (width + 7) / 8;
            Box whole = new Box(0, 0, width, height);
            float[] values = found.mask(instance.index(), settings.upsampling());
            Bilinear.Map map = new Bilinear.Map(FloatBuffer.wrap(values), found.maskWidth(), found.maskHeight());
            float[] own = Bilinear.resize(map, width, height, whole);
            long both = 0;
            long either = 0;
            for (int i = 0; i < own.length; i++) {
                int at = (k * height + i / width) * stride + i % width / 8;
                boolean there = (masks.get(at) >> (7 - i % width % 8) & 1) != 0;
                both += own[i] > 0 && there ? 1 : 0;
                either += own[i] > 0 || there ? 1 : 0;
            }
            return either == 0 ? 1 : (double) both / either;
        }

        @Override
        public String toString() {
            return instances + " instances, " + nothing + " times nothing";
        }
    }
}
