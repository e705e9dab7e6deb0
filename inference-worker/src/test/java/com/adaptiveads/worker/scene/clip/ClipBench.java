package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.bench.TakingTurns;
import com.adaptiveads.worker.image.DrawnSource;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.onnx.DeviceChoice;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * CLIP on pictures in memory, one by one, from pixels to embedding, here and by ONNX Runtime in Python behind Hugging
 * Face's image processor, on the same files. Prints {@code name ours peer ratio}, the best of the rounds.
 *
 * <p>Arguments: the model's folder (preset: the tiny test model), width and height of the pictures, pictures, rounds.
 */
public final class ClipBench {
    private static final List<String> TINY =
            List.of("src/test/resources/models/clip-tiny", "1600", "1200", "20", "3"); // as make bench runs it

    private ClipBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("--ours")) {
            ours(Path.of(args[1]), DrawnSource.of(number(args[2]), number(args[3])), number(args[4]));
            return;
        }
        List<String> given = args.length == 0 ? TINY : List.of(args);
        TakingTurns.compare("clip", ClipBench.class, "export/bench_clip.py", given.subList(0, 4), number(given.get(4)));
    }

    private static void ours(Path folder, Pixels picture, int pictures) throws IOException {
        LongAdder inside = new LongAdder();
        try (OnnxRuntime runtime = OnnxRuntime.open(DeviceChoice.CPU, (waited, ran) -> inside.add(ran))) {
            long began = System.nanoTime(); // the library itself is there by now, as it is in Python after its import
            try (ClipModel model = ClipModel.load(runtime, installed(folder), ClipTokenizer.load())) {
                System.out.println("load_s " + (System.nanoTime() - began) / 1e9);
                measure(model, picture, pictures, inside);
            }
        }
    }

    private static void measure(ClipModel model, Pixels picture, int pictures, LongAdder inside) throws IOException {
        long began = System.nanoTime();
        model.texts(List.of("smooth gradient from dark to light"));
        System.out.println("text_ms " + (System.nanoTime() - began) / 1e6);
        model.pictures(List.of(picture));
        double[] took = new double[pictures];
        inside.reset();
        for (int i = 0; i < pictures; i++) {
            began = System.nanoTime();
            model.pictures(List.of(picture));
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        System.out.println("outside_run_percent "
                + 100 * (1 - inside.sum() / 1e6 / Arrays.stream(took).sum()));
        Arrays.sort(took);
        System.out.println("picture_ms " + took[pictures / 2]);
        System.out.println("peak_mb " + TakingTurns.peakMegabytes());
    }

    private static InstalledModel installed(Path folder) {
        return new InstalledModel(folder, ModelManifest.read(folder.resolve(ModelManifest.FILE)));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
