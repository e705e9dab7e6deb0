package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Bilinear;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.segment.Clutter;
import com.adaptiveads.worker.segment.DrawnProduct;
import com.adaptiveads.worker.segment.MaskCutter;
import com.adaptiveads.worker.segment.Segmentation.Cutout;
import com.adaptiveads.worker.segment.Shot;
import com.adaptiveads.worker.segment.StudioSegmenter;
import com.adaptiveads.worker.segment.sam3.Instance.Bounds;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * What the matte makes of a mask as coarse as SAM 3's, 288 x 288 with a wandering outline, where the true matte is known.
 * Peers: the mask's logits enlarged and cut at 0, as the references do, and the same with soft edges. Arguments: a folder
 * for pictures, then photos whose studio cut-out is taken for the truth.
 */
final class MaskEdgeBench {
    private static final int MASK = 288;
    private static final int SIDE = 1024;
    private static final double WANDER = 0.6;

    private MaskEdgeBench() {}

    public static void main(String[] args) throws IOException {
        File folder = args.length > 0 ? new File(args[0]) : null;
        System.out.println("scene            product        IoU cut  IoU mask   MAE cut  MAE hard  MAE soft     ms");
        double[] sums = new double[6];
        int seed = 0;
        for (DrawnProduct product : DrawnProduct.values()) {
            for (Shot.Setting setting : Shot.Setting.values()) {
                Shot shot = Shot.of(product.title(), product.image(), setting, SIDE, ++seed);
                measure(setting.title(), product.title(), shot.photo(), shot.alpha(), folder, sums, seed);
            }
            for (Clutter clutter : Clutter.values()) {
                float[] alpha = placed(product.image());
                Pixels photo = clutter.with(product.image(), SIDE, ++seed);
                measure(clutter.title(), product.title(), photo, alpha, folder, sums, seed);
            }
        }
        for (int i = 1; i < args.length; i++) {
            Pixels photo = Shot.pixels(ImageIO.read(new File(args[i])));
            if (new StudioSegmenter().segment(photo, "") instanceof Cutout cutout) {
                float[] alpha = new float[photo.argb().length];
                for (int p = 0; p < alpha.length; p++) {
                    alpha[p] = (cutout.image().argb()[p] >>> 24) / 255f;
                }
                String name = new File(args[i]).getName().replaceAll("\\..*", "");
                measure("photo", name, photo, alpha, folder, new double[6], i);
            }
        }
        double count = sums[5];
        System.out.printf(
                Locale.ROOT, "sam3-edge-iou %.4f %.4f %.3f%n", sums[0] / count, sums[1] / count, sums[0] / sums[1]);
        System.out.printf(
                Locale.ROOT,
                "sam3-edge-mae %.5f %.5f %.3f%n",
                sums[2] / count,
                Math.min(sums[3], sums[4]) / count,
                sums[2] / Math.min(sums[3], sums[4]));
    }

    private static void measure(
            String scene, String name, Pixels photo, float[] alpha, File folder, double[] sums, long seed)
            throws IOException {
        float[] logits = logits(alpha, photo.width(), photo.height(), seed);
        InstanceMask mask = new InstanceMask(
                List.of(MaskMap.of(logits.clone(), MASK, Bounds.ALL, 1).orElseThrow()));
        long start = System.nanoTime();
        Cutout cutout = MaskCutter.cut(photo, mask, 1, "sam3").orElseThrow();
        double ms = (System.nanoTime() - start) / 1e6;
        Box whole = new Box(0, 0, photo.width(), photo.height());
        float[] enlarged = Bilinear.resize(
                new Bilinear.Map(FloatBuffer.wrap(logits), MASK, MASK), photo.width(), photo.height(), whole);
        Pixels hard = new Pixels(photo.width(), photo.height());
        Pixels soft = new Pixels(photo.width(), photo.height());
        for (int i = 0; i < enlarged.length; i++) {
            hard.argb()[i] = enlarged[i] > 0 ? photo.argb()[i] : 0;
            int share = (int) Math.round(255 * Detections.sigmoid(enlarged[i]));
            soft.argb()[i] = share << 24 | (photo.argb()[i] & 0xFFFFFF);
        }
        Shot truth = new Shot(name, photo, alpha);
        double[] row = {
            truth.iou(cutout.image()),
            truth.iou(hard),
            truth.error(cutout.image()),
            truth.error(hard),
            truth.error(soft),
            1
        };
        for (int i = 0; i < row.length; i++) {
            sums[i] += row[i];
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s %-14s %.4f    %.4f   %.5f   %.5f   %.5f  %5.0f%n",
                scene,
                name,
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                ms);
        if (folder != null) {
            write(folder, scene + "-" + name, photo, cutout.image(), hard);
        }
    }

    /** The share of product under each of the mask's pixels, blurred and moved about as a network's is, as logits. */
    private static float[] logits(float[] alpha, int width, int height, long seed) {
        Random random = new Random(seed);
        float[] dx = wander(random);
        float[] dy = wander(random);
        float[] logits = new float[MASK * MASK];
        for (int i = 0; i < logits.length; i++) {
            double x = (i % MASK + 0.5 + dx[i]) * width / MASK;
            double y = (Math.floorDiv(i, MASK) + 0.5 + dy[i]) * height / MASK;
            double share = area(alpha, width, height, x, y);
            double clipped = Math.clamp(share, 1e-5, 1 - 1e-5);
            logits[i] = (float) Math.clamp(Math.log(clipped / (1 - clipped)) * 1.5, -12, 12);
        }
        return logits;
    }

    private static double area(float[] alpha, int width, int height, double x, double y) {
        double across = 0.8 * width / MASK;
        double down = 0.8 * height / MASK;
        double sum = 0;
        int count = 0;
        for (int dy = -3; dy <= 3; dy++) {
            for (int dx = -3; dx <= 3; dx++) {
                int px = Math.clamp((long) (x + dx * across / 3), 0, width - 1);
                int py = Math.clamp((long) (y + dy * down / 3), 0, height - 1);
                sum += alpha[py * width + px];
                count++;
            }
        }
        return sum / count;
    }

    /** A smooth field of displacements in mask pixels. */
    private static float[] wander(Random random) {
        int knots = MASK / 6;
        float[] coarse = new float[knots * knots];
        for (int i = 0; i < coarse.length; i++) {
            coarse[i] = (float) (WANDER * random.nextGaussian());
        }
        return Bilinear.resize(
                new Bilinear.Map(FloatBuffer.wrap(coarse), knots, knots), MASK, MASK, new Box(0, 0, MASK, MASK));
    }

    private static float[] placed(BufferedImage product) {
        BufferedImage scene = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        var g = scene.createGraphics();
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(product, SIDE / 5, SIDE / 5, SIDE * 6 / 10, SIDE * 6 / 10, null);
        g.dispose();
        float[] alpha = new float[SIDE * SIDE];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (scene.getRGB(i % SIDE, i / SIDE) >>> 24) / 255f;
        }
        return alpha;
    }

    private static void write(File folder, String name, Pixels photo, Pixels cutout, Pixels hard) throws IOException {
        folder.mkdirs();
        List<Pixels> panels = new ArrayList<>(List.of(photo));
        for (int backdrop : new int[] {0xFF00A060, 0xFFFFFFFF, 0xFF101010}) {
            panels.add(over(cutout, backdrop));
        }
        panels.add(over(hard, 0xFF00A060));
        int width = panels.stream().mapToInt(Pixels::width).sum();
        BufferedImage sheet = new BufferedImage(width, photo.height(), BufferedImage.TYPE_INT_RGB);
        int left = 0;
        for (Pixels panel : panels) {
            sheet.setRGB(left, 0, panel.width(), panel.height(), panel.argb(), 0, panel.width());
            left += panel.width();
        }
        ImageIO.write(sheet, "png", new File(folder, name + ".png"));
    }

    private static Pixels over(Pixels cutout, int backdrop) {
        int[] argb = new int[cutout.argb().length];
        for (int i = 0; i < argb.length; i++) {
            int pixel = cutout.argb()[i];
            int alpha = pixel >>> 24;
            int mixed = 0xFF;
            for (int shift = 16; shift >= 0; shift -= 8) {
                mixed = mixed << 8
                        | ((pixel >> shift & 0xFF) * alpha + (backdrop >> shift & 0xFF) * (255 - alpha) + 127) / 255;
            }
            argb[i] = mixed;
        }
        return new Pixels(cutout.width(), cutout.height(), argb);
    }
}
