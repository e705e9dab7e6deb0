package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long composing takes, decoding and encoding aside, beside Pillow doing the same in the same run: prints {@code
 * compose_1024_ms ours pillow ratio}, each the fastest of many, as others may use the machine. Pillow has the easier task: no check, no edge blend, no dither.
 *
 * <p>After {@code ./mvnw -pl inference-worker -am test-compile}: {@code java -cp
 * inference-worker/target/classes:inference-worker/target/test-classes com.adaptiveads.worker.compose.ComposeBench}.
 */
final class ComposeBench {
    private static final int SIDE = 1024;
    private static final int WARM_UP = 150;
    private static final int RUNS = 101;

    private static final String PILLOW = """
            import sys, time
            from PIL import Image, ImageChops, ImageFilter
            cutout = Image.open(sys.argv[1]).convert('RGBA')
            ground = Image.open(sys.argv[2]).convert('RGB')
            left, top, right, bottom, x, y, w, h, runs = map(int, sys.argv[3:])
            def layer(alpha, down, sigma, strength):
                part = Image.new('L', (256, 256))
                part.paste(alpha, (x // 4, y // 4 + down))
                part = part.filter(ImageFilter.GaussianBlur(sigma))
                return part.point([255 - round(i * strength) for i in range(256)])
            def compose():
                product = cutout.resize((w, h), Image.LANCZOS, box=(left, top, right, bottom))
                alpha = product.getchannel('A').reduce(4)
                lower = alpha.resize((alpha.width, alpha.height // 3), Image.BILINEAR)
                fall = alpha.height - lower.height
                light = layer(alpha, 7, 12, 0.2)
                for down, sigma, strength, part in ((2, 3, 0.26, alpha), (fall, 3, 0.55, lower), (fall, 7, 0.34, lower)):
                    light = ImageChops.multiply(light, layer(part, down, sigma, strength))
                light = light.resize(ground.size, Image.BILINEAR)
                result = Image.composite(ground, Image.new('RGB', ground.size, (40, 30, 25)), light)
                result.paste(product, (x, y), product)
                return result
            times = []
            for _ in range(runs):
                start = time.perf_counter()
                compose()
                times.append((time.perf_counter() - start) * 1e3)
            print(min(times))
            """;

    private ComposeBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Pixels disc = Products.disc(1200);
        Box box = Products.box(disc);
        Pixels ground = Products.plain(SIDE, SIDE, 0xFFE6C8AA);
        Placement placement = Placement.of(SIDE, SIDE, box.width(), box.height(), new Hotspot(0.5, 0.5, 1));
        double ours = ours(disc, box, ground, placement);
        Path folder = Files.createTempDirectory("compose-bench");
        String pillow = pillow(folder, disc, ground, box, placement);
        try {
            double peer = Double.parseDouble(pillow.strip());
            System.out.printf("compose_1024_ms %.2f %.2f %.2f%n", ours, peer, peer / ours);
        } catch (NumberFormatException noPillow) {
            System.out.printf(
                    "compose_1024_ms %.2f - - (peer skipped: %s)%n",
                    ours, pillow.strip().lines().toList().getLast());
        }
    }

    private static double ours(Pixels disc, Box box, Pixels ground, Placement placement) {
        Compositor compositor = new Compositor();
        double best = Double.MAX_VALUE;
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            long start = System.nanoTime();
            Composition composition = compositor.compose(ground, disc, box, placement);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            if (composition.integrity().maxDeltaE() > 0) {
                throw new IllegalStateException(composition.integrity().toString());
            }
        }
        return best;
    }

    private static String pillow(Path folder, Pixels disc, Pixels ground, Box box, Placement at)
            throws IOException, InterruptedException {
        ImageEncoder encoder = new ImageEncoder();
        Path script = Files.writeString(folder.resolve("peer.py"), PILLOW);
        Path cutout = Files.write(folder.resolve("cutout.png"), encoder.png(disc));
        Path background = Files.write(folder.resolve("ground.png"), encoder.png(ground));
        try {
            Process process = new ProcessBuilder(
                            "python3",
                            script.toString(),
                            cutout.toString(),
                            background.toString(),
                            "" + box.left(),
                            "" + box.top(),
                            "" + box.right(),
                            "" + box.bottom(),
                            "" + at.x(),
                            "" + at.y(),
                            "" + at.width(),
                            "" + at.height(),
                            "" + RUNS)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException noPython) {
            return noPython.getMessage();
        } finally {
            for (Path file : new Path[] {script, cutout, background, folder}) {
                Files.delete(file);
            }
        }
    }
}
