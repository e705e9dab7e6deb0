package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/**
 * A long gradient from a dark corner into the light, laid in two broad folds like paper under a key light; the product
 * stands between the folds, near the middle of the gradient.
 */
final class DarkToLight implements StylePainter {
    private static final int DETAIL = 256;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
        Noise noise = new Noise(random);
        Ramp ramp = colours.ramp();
        float bend = (float) random.nextDouble(0.5, 1.0) * (random.nextBoolean() ? 1 : -1);
        float focus = light.along(frame, frame.focusX(), frame.focusY());
        float first = focus + (1 + focus) * (float) random.nextDouble(-0.6, -0.25);
        float second = focus + (1 - focus) * (float) random.nextDouble(0.25, 0.6);
        float middle = 0.5f + 0.46f * focus;
        double power = Math.log(Curves.mix(middle, 0.5f, 0.6f)) / Math.log(middle);
        float sway = (float) random.nextDouble(2 * Math.PI);
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            float along = light.along(frame, x, y);
            float across = light.across(frame, x, y);
            float drift = 0.10f * noise.at(x * 1.3f, y * 1.3f);
            float t = (float) Math.pow(Math.max(0, 0.5f + 0.46f * (along + drift)), power);
            float curve = bend * (across * across - 0.1f) + 0.16f * (float) Math.sin(3.6f * across + sway);
            t += fold(along - first - curve) * 0.13f;
            t += fold(along - second + curve * 0.8f) * 0.10f;
            ramp.at(t, lab);
            float hue = 0.45f * Curves.smooth(0.5f - 0.6f * along + 0.5f * across);
            tint(lab, colours, hue);
        });
        return small.enlarged(frame);
    }

    /** A soft crest: rises quickly on the shadow side, falls slowly on the light side. */
    private static float fold(float distance) {
        float rise = Curves.step(-0.10f, 0.10f, distance);
        return rise * Curves.bell(Math.max(0, distance) * Math.max(0, distance) * 2.2f)
                - 0.35f * Curves.bell(distance * distance * 14);
    }

    private static void tint(float[] lab, ColourScheme colours, float share) {
        lab[1] += share * (float) (colours.companion().a() - colours.ground().a());
        lab[2] += share * (float) (colours.companion().b() - colours.ground().b());
    }
}
