package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.bench.PythonPeer;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Milliseconds per style at 1024 x 1024 on one thread, best of several, beside Pillow in the same run: a linear
 * gradient with ellipses under a Gaussian blur, the simplest picture of the kind; and the scene reader beside Pillow's
 * median cut of two reduced
 * pictures, for the product and for what is around it. Prints {@code name ours peer ratio}.
 */
public final class PaintBench {
    private static final int SIDE = 1024;
    private static final int ROUNDS = 8;
    private static final int PEER_ROUNDS = 5;
    private static final String IMPORTS = "from PIL import Image, ImageDraw, ImageFilter";
    private static final String PAINTING = """
            ramp = Image.linear_gradient("L").resize((1024, 1024), Image.BICUBIC)
            picture = Image.composite(Image.new("RGB", ramp.size, (240, 180, 160)),
                                      Image.new("RGB", ramp.size, (40, 60, 120)), ramp)
            lights = Image.new("L", ramp.size, 0)
            draw = ImageDraw.Draw(lights)
            for i in range(40):
                x, y, r = i * 397 % 1024, i * 251 % 1024, 20 + i * 7 % 60
                draw.ellipse((x - r, y - r, x + r, y + r), fill=90 + i * 13 % 100)
            lights = lights.filter(ImageFilter.GaussianBlur(12))
            picture.paste((255, 250, 240), mask=lights)
            """;
    private static final String READING = """
            noise = Image.effect_noise((1024, 1024), 60)
            picture = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
            start = time.perf_counter()
            for part in range(2):
                picture.resize((96, 96), Image.BOX).quantize(7, Image.Quantize.MEDIANCUT)
            """;

    private PaintBench() {}

    public static void main(String[] args) throws InterruptedException {
        double painting = PythonPeer.best(IMPORTS, PAINTING, PEER_ROUNDS);
        System.out.println("name ours_ms peer_ms ratio");
        for (Style style : Style.values()) {
            report("paint_" + style.name().toLowerCase(Locale.ROOT), best(painter(style)), painting);
        }
        report("read_palette", best(reader()), PythonPeer.best(IMPORTS, READING, PEER_ROUNDS));
    }

    private static void report(String name, double ours, double peer) {
        System.out.printf("%s %.1f %.1f %.2f%n", name, ours, peer, ours / peer);
    }

    private static LongConsumer painter(Style style) {
        Palette palette = new Palette(List.of(new Swatch(0x222222, 1)), List.of(new Swatch(0xf0f0f0, 1)));
        List<BackgroundBrief> briefs = List.of(new BackgroundBrief(style, Tone.BLUE, palette));
        ProceduralPainter painter = new ProceduralPainter();
        return seed -> painter.paint(briefs, SIDE, SIDE, new Focus(0.7, 0.36), seed, share -> {});
    }

    private static LongConsumer reader() {
        Pixels photo = new Pixels(SIDE, SIDE);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < photo.argb().length; i++) {
            photo.argb()[i] = random.nextInt() | 0xFF000000;
        }
        PaletteSceneReader reader = new PaletteSceneReader();
        return seed -> reader.read(photo, photo, 3, seed);
    }

    private static double best(LongConsumer work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.accept(i);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }
}
