package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.bench.TakingTurns;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.DrawnSource;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.onnx.DeviceChoice;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.MaskCutter;
import com.adaptiveads.worker.segment.sam3.Sam3Network.Features;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * SAM 3 from a photo in memory to the masks of the three best instances at the photo's size, here and by ONNX Runtime in
 * Python between {@code Sam3Processor}'s two halves, on the same files. Prints {@code name ours peer ratio}, the least of
 * the rounds. {@code matte_ms} is what the worker does after that and the peer does not.
 *
 * <p>Arguments: the model's folder (preset: the tiny test model), width and height of the photo, photos, rounds.
 */
public final class Sam3Bench {
    private static final int INSTANCES = 3;
    private static final List<String> TINY =
            List.of("src/test/resources/models/sam3-tiny", "1600", "1200", "10", "3"); // as make bench runs it

    private static final List<String> PARTS = List.of("vision_ms", "text_ms", "decoder_ms", "photo_ms", "matte_ms");

    private final Sam3Network network;
    private final Sam3Settings settings;
    private final LongAdder inside;

    private Sam3Bench(Sam3Network network, Sam3Settings settings, LongAdder inside) {
        this.network = network;
        this.settings = settings;
        this.inside = inside;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("--ours")) {
            Pixels photo = DrawnSource.of(number(args[2]), number(args[3]));
            ours(Path.of(args[1]), photo, number(args[4]));
            return;
        }
        List<String> given = args.length == 0 ? TINY : List.of(args);
        TakingTurns.compare("sam3", Sam3Bench.class, "export/bench_sam3.py", given.subList(0, 4), number(given.get(4)));
    }

    private static void ours(Path folder, Pixels photo, int photos) throws IOException {
        InstalledModel model = new InstalledModel(folder, ModelManifest.read(folder.resolve(ModelManifest.FILE)));
        Sam3Settings settings = Sam3Settings.of(model.settings());
        LongAdder inside = new LongAdder();
        try (OnnxRuntime device = OnnxRuntime.open(DeviceChoice.CPU, (_, ran) -> inside.add(ran))) {
            long began = System.nanoTime(); // the library itself is there by now, as it is in Python after its import
            try (Sam3Network network =
                    new ThreeGraphNetwork(Graphs.load(model, (_, file) -> device.load(file)), settings, 1)) {
                print("load_s", (System.nanoTime() - began) / 1e9);
                new Sam3Bench(network, settings, inside).measure(photo, photos);
            }
        }
    }

    private void measure(Pixels photo, int photos) throws IOException {
        ClipTokenizer tokenizer = ClipTokenizer.load();
        double[][] took = new double[PARTS.size()][photos];
        double all = 0;
        for (int i = 0; i < photos; i++) {
            all += photo(photo, tokenizer, took, i);
        }
        for (int part = 0; part < PARTS.size(); part++) {
            Arrays.sort(took[part]);
            print(PARTS.get(part), took[part][photos / 2]);
        }
        print("outside_ms", (all - inside.sum() / 1e6) / photos);
        print("outside_percent", 100 * (1 - inside.sum() / 1e6 / all));
        print("peak_mb", TakingTurns.peakMegabytes());
    }

    /** Milliseconds in all, the matte left out. */
    private double photo(Pixels photo, ClipTokenizer tokenizer, double[][] took, int i) {
        long began = System.nanoTime();
        long ran = inside.sum();
        Tensor prepared = network.prepared(photo);
        ContentHash.of(prepared);
        Features seen = network.see(prepared);
        took[0][i] = (inside.sum() - ran) / 1e6;
        ran = inside.sum();
        Features read = network.read(tokenizer.encode("red mug", settings.context(), settings.padToken()));
        took[1][i] = (inside.sum() - ran) / 1e6;
        ran = inside.sum();
        Detections found = network.detect(seen, read, photo.width(), photo.height());
        took[2][i] = (inside.sum() - ran) / 1e6;
        double[] scores = found.scores().clone();
        Arrays.sort(scores);
        double threshold = scores[scores.length - 1 - INSTANCES];
        List<MaskMap> masks = Instance.above(threshold, found).stream()
                .flatMap(
                        instance -> MaskMap.of(
                                found.mask(instance.index(), settings.upsampling()),
                                found.maskWidth(),
                                instance.box(),
                                1)
                                .stream())
                .toList();
        Box whole = new Box(0, 0, photo.width(), photo.height());
        for (MaskMap mask : masks) {
            mask.draw(photo.width(), photo.height(), whole, new boolean[photo.argb().length]);
        }
        took[3][i] = (System.nanoTime() - began) / 1e6;
        began = System.nanoTime();
        if (!masks.isEmpty()) {
            MaskCutter.cut(photo, new InstanceMask(masks.subList(0, 1)), 1, "sam3");
        }
        took[4][i] = (System.nanoTime() - began) / 1e6;
        return took[3][i];
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.6f%n", name, value);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
