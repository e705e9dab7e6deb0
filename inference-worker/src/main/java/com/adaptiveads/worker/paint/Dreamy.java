package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/** Soft focus: a low sun in haze over receding veils of mist. */
final class Dreamy implements StylePainter {
    private static final int DETAIL = 256;
    private static final int VEILS = 4;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Noise noise = new Noise(random);
        float sunX = frame.spanX() * (float) random.nextDouble(0.12, 0.3) * (random.nextBoolean() ? 1 : -1);
        float sunY = frame.spanY() * (float) random.nextDouble(-0.32, -0.2);
        float slope = (float) random.nextDouble(-0.25, 0.25);
        Ramp sky = new Ramp(colours.light().towards(colours.companion(), 0.35), colours.ground(), colours.light());
        Lab[] veils = new Lab[VEILS];
        for (int i = 0; i < VEILS; i++) {
            double near = i / (VEILS - 1.0);
            veils[i] = colours.light().towards(colours.shade(), near).towards(colours.companion(), 0.35 * (1 - near));
        }
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            sky.at(0.5f + y / frame.spanY() + 0.12f * noise.at(x * 0.9f, y * 2.2f), lab);
            float dx = x - sunX;
            float dy = y - sunY;
            float distance = dx * dx + dy * dy;
            cover(lab, colours.glow(), 0.75f * Curves.bell(distance * 9) + 0.25f * Curves.bell(distance * 70));
            for (int i = 0; i < VEILS; i++) {
                float level = frame.spanY() * (0.06f + 0.125f * i)
                        + slope * x * (1 - 0.4f * i)
                        + 0.085f * noise.at(x * (1.1f + 0.25f * i) + 13.7f * i, 5.1f * i);
                float depth = (y - level) / frame.spanY();
                float veil = Curves.step(-0.035f - 0.02f * i, 0.05f + 0.03f * i, depth)
                        * (0.9f - 1.1f * Curves.smooth(depth * 2.2f) * (1 - i / 5f));
                cover(lab, veils[i], 0.62f * Math.max(0, veil));
            }
            float mist = 0.16f * Curves.smooth(0.5f + noise.fractal(x * 1.1f + 40, y * 2.4f, 3));
            cover(lab, colours.glow(), mist * (1 - frame.rim(x, y)));
        });
        return small.enlarged(frame);
    }

    private static void cover(float[] lab, Lab colour, float share) {
        lab[0] += ((float) colour.lightness() - lab[0]) * share;
        lab[1] += ((float) colour.a() - lab[1]) * share;
        lab[2] += ((float) colour.b() - lab[2]) * share;
    }
}
