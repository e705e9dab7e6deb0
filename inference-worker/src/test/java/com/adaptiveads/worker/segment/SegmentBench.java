package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * How well and how fast the studio segmenter cuts known products out. Arguments: none for the drawn products, or a
 * folder of RGBA PNGs to use instead. Times are the thread's own, so that a busy machine does not blur them. Peer: the plain way, a threshold on the distance from the border's mean colour.
 */
final class SegmentBench {
    private static final int SIDE = 1024;
    private static final int PEER_THRESHOLD = 24;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SegmentBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, BufferedImage> products = args.length > 0 ? read(new File(args[0])) : drawn();
        StudioSegmenter studio = new StudioSegmenter();
        warmUp(studio, products);
        System.out.printf(Locale.ROOT, "%d products, %d x %d, one thread%n", products.size(), SIDE, SIDE);
        System.out.println("backdrop   mean IoU  worst IoU  (which)              MAE     cpu ms   best     refused");
        double fastest = Double.MAX_VALUE;
        Map<String, double[]> lines = new LinkedHashMap<>();
        for (Shot.Setting setting : Shot.Setting.values()) {
            Tally ours = new Tally();
            Tally peer = new Tally();
            int seed = 0;
            for (Map.Entry<String, BufferedImage> product : products.entrySet()) {
                Shot shot = Shot.of(product.getKey(), product.getValue(), setting, SIDE, 31L * seed++ + 7);
                long start = THREADS.getCurrentThreadCpuTime();
                Segmentation found = studio.segment(shot.photo(), "");
                ours.add(shot, found instanceof Segmentation.Cutout cutout ? cutout.image() : null, start);
                start = THREADS.getCurrentThreadCpuTime();
                peer.add(shot, borderThreshold(shot.photo()), start);
            }
            System.out.println(ours.row(setting.title()));
            lines.put(setting.title(), new double[] {ours.iou / ours.count, peer.iou / peer.count});
            fastest = Math.min(fastest, ours.best);
        }
        clutter(studio, products);
        lines.forEach((name, value) -> System.out.printf(
                Locale.ROOT, "segment-%s-iou %.4f %.4f %.2f%n", name, value[0], value[1], value[0] / value[1]));
        System.out.printf(
                Locale.ROOT, "segment-1024-cpu-ms %.0f 400 %.2f (peer: the budget)%n", fastest, fastest / 400);
    }

    private static void clutter(StudioSegmenter studio, Map<String, BufferedImage> products) {
        int caught = 0;
        int shown = 0;
        Map<String, Integer> missed = new TreeMap<>();
        for (Clutter clutter : Clutter.values()) {
            int seed = 1;
            for (BufferedImage product : products.values().stream().limit(6).toList()) {
                Segmentation found = studio.segment(clutter.with(product, SIDE, seed++), "");
                shown++;
                if (found instanceof Segmentation.Refused) {
                    caught++;
                } else {
                    missed.merge(clutter.title(), 1, Integer::sum);
                }
            }
        }
        System.out.printf("clutter: %d of %d refused, missed %s%n", caught, shown, missed);
    }

    private static void warmUp(StudioSegmenter studio, Map<String, BufferedImage> products) {
        BufferedImage any = products.values().iterator().next();
        for (int n = 0; n < 6; n++) {
            studio.segment(Shot.of("", any, Shot.Setting.GREY, SIDE, n).photo(), "");
        }
    }

    /** What a few lines of Pillow or numpy would do. */
    private static Pixels borderThreshold(Pixels photo) {
        long[] sum = new long[3];
        int side = photo.width();
        for (int n = 0; n < side; n++) {
            for (int rgb : new int[] {photo.at(n, 0), photo.at(n, side - 1), photo.at(0, n), photo.at(side - 1, n)}) {
                for (int c = 0; c < 3; c++) {
                    sum[c] += (rgb >> (8 * c)) & 0xFF;
                }
            }
        }
        int[] argb = new int[photo.argb().length];
        for (int i = 0; i < argb.length; i++) {
            int far = 0;
            for (int c = 0; c < 3; c++) {
                far = Math.max(far, Math.abs(((photo.argb()[i] >> (8 * c)) & 0xFF) - (int) (sum[c] / (4L * side))));
            }
            argb[i] = far > PEER_THRESHOLD ? photo.argb()[i] | 0xFF000000 : 0;
        }
        return new Pixels(side, photo.height(), argb);
    }

    private static Map<String, BufferedImage> drawn() {
        Map<String, BufferedImage> products = new LinkedHashMap<>();
        for (DrawnProduct product : DrawnProduct.values()) {
            products.put(product.title(), product.image());
        }
        return products;
    }

    private static Map<String, BufferedImage> read(File folder) throws IOException {
        Map<String, BufferedImage> products = new TreeMap<>();
        File[] files = folder.listFiles((directory, name) -> name.endsWith(".png"));
        for (File file : Arrays.asList(files == null ? new File[0] : files)) {
            products.put(file.getName().replace(".png", ""), ImageIO.read(file));
        }
        return products;
    }

    private static final class Tally {
        private int count;
        private int refused;
        private double iou;
        private double worst = 1;
        private String which = "";
        private double error;
        private double time;
        private double best = Double.MAX_VALUE;

        void add(Shot shot, Pixels cutout, long start) {
            double ms = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            count++;
            time += ms;
            best = Math.min(best, ms);
            Pixels found = cutout == null ? new Pixels(SIDE, SIDE) : cutout;
            refused += cutout == null ? 1 : 0;
            double value = shot.iou(found);
            iou += value;
            error += shot.error(found);
            if (value < worst) {
                worst = value;
                which = shot.name();
            }
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-10s %.4f    %.3f      %-20s %.4f  %5.0f    %5.0f    %d",
                    name,
                    iou / count,
                    worst,
                    which,
                    error / count,
                    time / count,
                    best,
                    refused);
        }
    }
}
