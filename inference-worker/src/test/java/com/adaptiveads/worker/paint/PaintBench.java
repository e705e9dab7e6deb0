package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Milliseconds per style at 1024 x 1024 on one thread, best of several, beside Pillow in the same run: a linear
 * gradient with ellipses under a Gaussian blur, the simplest picture of the kind. Prints {@code name ours peer ratio}.
 */
public final class PaintBench {
    private static final int SIDE = 1024;
    private static final int ROUNDS = 8;
    private static final String PEER = """
            import time
            from PIL import Image, ImageDraw, ImageFilter
            best = 1e9
            for _ in range(5):
                start = time.perf_counter()
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
                best = min(best, time.perf_counter() - start)
            print(best * 1000)
            """;

    private PaintBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        double peer = peer();
        System.out.println("name ours_ms peer_ms ratio");
        for (Style style : Style.values()) {
            double ours = best(style);
            System.out.printf(
                    "%s %.1f %.1f %.2f%n", style.name().toLowerCase(java.util.Locale.ROOT), ours, peer, ours / peer);
        }
    }

    private static double best(Style style) {
        Palette palette = new Palette(List.of(new Swatch(0x222222, 1)), List.of(new Swatch(0xf0f0f0, 1)));
        List<BackgroundBrief> briefs = List.of(new BackgroundBrief(style, Tone.BLUE, palette));
        ProceduralPainter painter = new ProceduralPainter();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            painter.paint(briefs, SIDE, SIDE, i, share -> {});
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    /** NaN, with a reason on standard output, when there is no Pillow here. */
    private static double peer() throws IOException, InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", PEER)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (python.waitFor() == 0) {
                return Double.parseDouble(said);
            }
            System.out.println("no peer: python3 has no Pillow: "
                    + said.lines().reduce((a, b) -> b).orElse(""));
        } catch (IOException e) {
            System.out.println("no peer: python3 does not start: " + e.getMessage());
        }
        return Double.NaN;
    }
}
