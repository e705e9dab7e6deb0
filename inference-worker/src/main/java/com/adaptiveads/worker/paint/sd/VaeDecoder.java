package com.adaptiveads.worker.paint.sd;

import static com.adaptiveads.worker.onnx.ElementType.FLOAT16;
import static com.adaptiveads.worker.onnx.ElementType.FLOAT32;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.paint.sd.Unet.Latents;
import java.util.Map;

/** From latents to pixels, one image at a time: several at once come out different in half precision. */
final class VaeDecoder {
    private static final String LATENTS = "latent_sample";
    private static final String PICTURE = "sample";
    private static final int CHANNELS = 3;

    private final Graph graph;
    private final int factor;
    private final float scaling;

    /**
     * @param factor pixels a latent is wide and high
     * @param scaling latents are divided by
     * @throws ModelFailure when the graph is another
     */
    VaeDecoder(Graph graph, int factor, float scaling) {
        this.graph = graph;
        this.factor = factor;
        this.scaling = scaling;
        graph.input(LATENTS, FLOAT32, FLOAT16);
        graph.output(PICTURE, FLOAT32, FLOAT16);
    }

    /** The image whose latents begin at {@code from}. */
    Pixels decode(float[] latents, int from, Latents shape) {
        FloatTensor input = FloatTensor.allocate(1, shape.channels(), shape.height(), shape.width());
        for (int i = 0; i < shape.size(); i++) {
            input.data().put(i, latents[from + i] / scaling);
        }
        FloatTensor output =
                FloatTensor.allocate(1, CHANNELS, (long) shape.height() * factor, (long) shape.width() * factor);
        graph.runInto(Map.of(LATENTS, input), Map.of(PICTURE, output));
        return pixels(output.toArray(), shape.width() * factor, shape.height() * factor);
    }

    private static Pixels pixels(float[] planes, int width, int height) {
        Pixels pixels = new Pixels(width, height);
        int plane = width * height;
        for (int i = 0; i < plane; i++) {
            int red = level(planes[i]);
            int green = level(planes[plane + i]);
            int blue = level(planes[2 * plane + i]);
            pixels.argb()[i] = 0xFF << 24 | red << 16 | green << 8 | blue;
        }
        return pixels;
    }

    /** -1..1 to 0..255, rounded half to even. */
    private static int level(float value) {
        if (Float.isNaN(value)) {
            throw ModelFailure.unusable("The picture decoder answered with what is no number;"
                    + " in half precision a model may need its float32 export.");
        }
        return (int) Math.rint(Math.clamp(value / 2 + 0.5f, 0f, 1f) * 255);
    }
}
