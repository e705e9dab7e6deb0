package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.image.DrawnSource;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("parity")
class ClipParityTest {
    private static final String REFERENCE = "transformers 5.23.0 CLIPModel";

    private final Golden golden = Golden.read("clip/tiny");

    @Test
    void seesWhatTheReferenceSees() {
        try (OnnxRuntime runtime = OnnxRuntime.cpu();
                ClipModel model =
                        ClipModel.load(runtime, InstalledModel.open(Golden.model("clip-tiny")), ClipTokenizer.load())) {
            List<Embedding> texts =
                    model.texts(Arrays.stream(Style.values()).map(Style::phrase).toList());
            List<Embedding> pictures = model.pictures(pictures());
            line("text embeddings", "text_embeds", values(texts));
            line("image embeddings", "image_embeds", values(pictures));
            float[] logits = new float[pictures.size() * texts.size()];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) model.logits(pictures.get(i / texts.size()), texts)[i % texts.size()];
            }
            line("logits", "logits_per_image", logits);
        }
    }

    private void line(String what, String name, float[] found) {
        FloatTensor expected = golden.floats(name);
        double difference = Parity.maxDifference(expected, FloatTensor.of(found, expected.shape()));
        Parity.line("CLIP tiny: " + what, REFERENCE, 1e-4, difference);
    }

    private List<Pixels> pictures() {
        LongTensor sizes = golden.longs("sizes");
        return IntStream.range(0, sizes.size() / 2)
                .mapToObj(i -> DrawnSource.of((int) sizes.get(2 * i), (int) sizes.get(2 * i + 1)))
                .toList();
    }

    private static float[] values(List<Embedding> embeddings) {
        int width = embeddings.getFirst().values().length;
        float[] values = new float[width * embeddings.size()];
        for (int i = 0; i < embeddings.size(); i++) {
            System.arraycopy(embeddings.get(i).values(), 0, values, i * width, width);
        }
        return values;
    }
}
