package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Prints the best of many runs, in milliseconds, of what a request to {@code analyze} computes. */
final class LayoutBench {
    private LayoutBench() {}

    public static void main(String[] args) {
        Canvas canvas = new Canvas(1000, 600);
        Hotspot hotspot = new Hotspot(0.9, 0.9, 1);
        Map<String, Engagement> engagement = Map.of("p0", new Engagement(1, 0, 0));
        List<Placed> tidy = new ArrayList<>();
        List<Placed> heaped = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tidy.add(new Placed("p" + i, i % 20 * 45, i / 20 * 55, 40, 50));
            heaped.add(new Placed("p" + i, 400, 300, 30, 25));
        }
        RandomGenerator random = new SplittableRandom(1);
        List<Attention> attention = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            attention.add(new Attention(random.nextDouble(), random.nextDouble(), 1));
        }
        print("layout, 200 items apart", () -> LayoutOptimizer.optimise(tidy, canvas, engagement, hotspot));
        print("layout, 200 items in a heap", () -> LayoutOptimizer.optimise(heaped, canvas, engagement, hotspot));
        print("hotspot, 1000 points", () -> HotspotEstimator.of(attention));
        print("hotspot, 50 points", () -> HotspotEstimator.of(attention.subList(0, 50)));
    }

    private static void print(String name, Runnable task) {
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 300; run++) {
            long start = System.nanoTime();
            task.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        System.out.printf("%-30s %.3f ms%n", name, best);
    }
}
