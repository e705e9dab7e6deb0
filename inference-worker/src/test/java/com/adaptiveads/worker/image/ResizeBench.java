package com.adaptiveads.worker.image;

import com.adaptiveads.worker.bench.PythonPeer;
import com.adaptiveads.worker.image.Preprocessing.Fit;
import com.adaptiveads.worker.onnx.FloatTensor;

/**
 * Milliseconds to prepare a picture for a model on one thread, best of several, beside Pillow and numpy in the same run:
 * resizing alone, and with normalisation into the tensor's memory. Prints {@code name ours peer ratio}.
 */
public final class ResizeBench {
    private static final int ROUNDS = 15;
    private static final int PEER_ROUNDS = 8;
    private static final String SET_UP = """
            import numpy as np
            from PIL import Image
            noise = Image.effect_noise((width, height), 60)
            picture = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
            mean, std = np.float32((0.48, 0.46, 0.41))[:, None, None], np.float32((0.27, 0.26, 0.28))[:, None, None]
            """;
    private static final String RESIZE = "small = picture.resize((wide, side), Image.Resampling[kind])\n";
    private static final String NORMALISE = """
            left = (wide - side) // 2
            levels = np.asarray(small.crop((left, 0, left + side, side))).transpose(2, 0, 1)
            values = (np.ascontiguousarray(levels, np.float32) * np.float32(1 / 255) - mean) / std
            """;

    private ResizeBench() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("name ours_ms peer_ms ratio");
        for (int[] size : new int[][] {{4000, 3000}, {1024, 1024}}) {
            Pixels source = DrawnSource.of(size[0], size[1]);
            run("sam3", source, new Preprocessing(Fit.STRETCH, 1008, PillowFilter.BILINEAR), 1008);
            run("clip", source, new Preprocessing(Fit.CENTRE_CROP, 224, PillowFilter.BICUBIC), 224 * size[0] / size[1]);
        }
    }

    private static void run(String model, Pixels source, Preprocessing preprocessing, int width)
            throws InterruptedException {
        int side = preprocessing.size();
        String name = model + "_" + source.width() + "x" + source.height();
        String sizes = "width, height, wide, side, kind = %d, %d, %d, %d, '%s'\n"
                .formatted(source.width(), source.height(), width, side, preprocessing.filter());
        Normalisation normalisation =
                new Normalisation(new double[] {0.48, 0.46, 0.41}, new double[] {0.27, 0.26, 0.28});
        FloatTensor planes = FloatTensor.allocate(3, side, side);
        report(
                name + "_resize",
                best(() -> PillowResize.resize(source, width, side, preprocessing.filter())),
                PythonPeer.best(sizes + SET_UP, RESIZE, PEER_ROUNDS));
        report(
                name + "_prepare",
                best(() -> preprocessing.normalised(source, normalisation, planes.data())),
                PythonPeer.best(sizes + SET_UP, RESIZE + NORMALISE, PEER_ROUNDS));
    }

    private static void report(String name, double ours, double peer) {
        System.out.printf("%s %.1f %.1f %.2f%n", name, ours, peer, ours / peer);
    }

    private static double best(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }
}
