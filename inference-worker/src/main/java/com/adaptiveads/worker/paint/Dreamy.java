package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/** Soft focus: a low sun in haze over receding veils, each lit along its crest and lost in mist below. */
final class Dreamy implements StylePainter {
    private static final int DETAIL = 256;
    private static final int VEILS = 4;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Noise noise = new Noise(random);
        float side = random.nextBoolean() ? 1 : -1;
        float sunX = frame.stagedX(side * (float) random.nextDouble(0.10, 0.30));
        float sunY = frame.stagedY((float) random.nextDouble(-0.30, -0.16));
        float disc = random.nextInt(3) == 0 ? 0 : 0.24f;
        float slope = side * (float) random.nextDouble(0.02, 0.22);
        Ramp sky = new Ramp(
                colours.companion().towards(colours.shade(), 0.35),
                colours.companion().towards(colours.light(), 0.35),
                colours.light(),
                colours.glow());
        Lab[] crests = new Lab[VEILS];
        Lab[] bodies = new Lab[VEILS];
        for (int i = 0; i < VEILS; i++) {
            double near = i / (VEILS - 1.0);
            crests[i] = colours.light().towards(colours.ground(), near);
            bodies[i] = colours.ground()
                    .towards(colours.companion(), 0.5 * (1 - near))
                    .towards(colours.shade(), 0.95 * near);
        }
        float[] levels = new float[VEILS];
        for (int i = 0; i < VEILS; i++) {
            float share = 0.02f + 0.13f * i;
            levels[i] = Curves.mix(share * frame.spanY(), frame.stagedY(share), 0.5f);
        }
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            sky.at(0.5f + 0.95f * y / frame.spanY() + 0.14f * noise.at(x * 0.9f, y * 2.0f), lab);
            float dx = x - sunX;
            float dy = y - sunY;
            float distance = dx * dx + dy * dy;
            Canvas.cover(
                    lab,
                    colours.glow(),
                    0.72f * Curves.bell(distance * 8) + disc * Curves.step(0.105f, 0.05f, (float) Math.sqrt(distance)));
            for (int i = 0; i < VEILS; i++) {
                float level = levels[i]
                        + slope * x * (i % 2 == 0 ? 1 : -0.7f)
                        + 0.10f * noise.at(x * (0.9f + 0.3f * i) + 13.7f * i, 5.1f * i);
                float depth = y - level;
                float edge = 0.012f + 0.014f * i;
                float body = Curves.smooth(depth / 0.20f);
                float veil = Curves.step(-edge, edge, depth) * (0.85f - 0.25f * body);
                Canvas.cover(lab, crests[i], veil * (1 - body));
                Canvas.cover(lab, bodies[i], veil * body);
            }
            float mist = 0.22f * Curves.smooth(0.45f + noise.fractal(x * 1.1f + 40, y * 2.2f, 2));
            Canvas.cover(lab, colours.glow(), mist * (1 - 0.8f * frame.rim(x, y)));
            Canvas.cover(lab, colours.ground(), 0.4f * frame.stage(x, y));
        });
        return small.enlarged(frame);
    }
}
