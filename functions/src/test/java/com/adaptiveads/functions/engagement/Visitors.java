package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Simulated visitors who look at one known place: most of their clicks and hovers scatter around it, some around a lesser
 * attraction, some anywhere, and product hovers come without a position, as the original client sends them.
 */
record Visitors(Point hotspot, List<Interaction> interactions) {
    private static final double SCATTER = 0.05;

    static Visitors simulated(RandomGenerator random, int placed, int hoversWithoutPosition) {
        Point hotspot = somewhere(random, 0.06);
        Point lesser = somewhere(random, 0.06);
        while (Math.hypot(lesser.x() - hotspot.x(), lesser.y() - hotspot.y()) < 0.3) {
            lesser = somewhere(random, 0.06);
        }
        double width = 320 + random.nextInt(1600);
        double height = 240 + random.nextInt(900);
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < placed + hoversWithoutPosition; i++) {
            Events event = random.nextInt(3) == 0 ? Events.click() : Events.hover(300 + random.nextInt(3_000));
            if (i < placed) {
                // the shares are kept exactly, so that few events show what many would
                double share = (i + random.nextDouble()) / placed;
                Point at =
                        share < 0.6 ? near(random, hotspot) : share < 0.8 ? near(random, lesser) : somewhere(random, 0);
                event = event.at(at.x() * width, at.y() * height).on(width, height);
            } else {
                event = Events.hover(300 + random.nextInt(3_000)).on(width, height);
            }
            interactions.add(event.time(Events.NOW - random.nextInt(90_000)).interaction());
        }
        return new Visitors(hotspot, interactions);
    }

    /** As the original computes it: the mean of all positions, a missing one read as (0, 0), over 1000 × 600. */
    Point originalCentroid() {
        double x = interactions.stream()
                .mapToDouble(i -> i.position().map(Point::x).orElse(0.0))
                .average()
                .orElseThrow();
        double y = interactions.stream()
                .mapToDouble(i -> i.position().map(Point::y).orElse(0.0))
                .average()
                .orElseThrow();
        return new Point(x / 1000, y / 600);
    }

    List<HeatPoint> points() {
        return interactions.stream()
                .flatMap(i -> HeatPoint.of(i, Events.NOW).stream())
                .toList();
    }

    double error(double u, double v) {
        return Math.hypot(u - hotspot.x(), v - hotspot.y());
    }

    static Point near(RandomGenerator random, Point centre) {
        while (true) {
            double x = centre.x() + SCATTER * random.nextGaussian();
            double y = centre.y() + SCATTER * random.nextGaussian();
            if (x >= 0 && x <= 1 && y >= 0 && y <= 1) {
                return new Point(x, y);
            }
        }
    }

    private static Point somewhere(RandomGenerator random, double margin) {
        return new Point(
                margin + (1 - 2 * margin) * random.nextDouble(), margin + (1 - 2 * margin) * random.nextDouble());
    }
}
