package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/** A seamless studio sweep: a lit wall that runs into the floor without an edge, with window light on some. */
final class Minimal implements StylePainter {
    private static final int DETAIL = 288;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
        Ramp ramp = colours.ramp();
        boolean window = random.nextInt(3) > 0;
        float below = (float) random.nextDouble(0.2, 0.27) * (1 - 0.7f * frame.eccentricity());
        float horizon = frame.focusY() + below * frame.spanY();
        float narrowing = 0.18f * frame.eccentricity();
        float poolX = frame.stagedX(light.x() * 0.22f * Math.max(0, 1 - 1.6f * frame.eccentricity()));
        float poolY = frame.stagedY(-0.12f);
        float slant = -light.x() * (float) random.nextDouble(0.55, 0.8);
        float shift = (float) random.nextDouble(-0.12, 0.12);
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            float u = (x - poolX) / ((0.52f - narrowing) * frame.spanX());
            float v = (y - poolY) / ((0.56f - narrowing) * frame.spanY());
            float pool = Curves.bell(u * u + v * v);
            float floor = Curves.step(horizon - 0.09f * frame.spanY(), horizon + 0.05f * frame.spanY(), y);
            float contact = Curves.bell(square((y - horizon) / (0.1f * frame.spanY())));
            float t = 0.30f + 0.34f * pool - 0.05f * contact * (0.4f + 0.6f * pool);
            t += floor * (0.10f - 0.16f * Curves.step(horizon, 0.5f * frame.spanY(), y));
            t += 0.07f * light.along(frame, x, y) - 0.14f * frame.rim(x, y);
            if (window) {
                t += 0.17f
                        * (1 - 0.75f * floor)
                        * panes(
                                x - frame.focusX() + slant * (y - frame.focusY()) + shift,
                                y - 0.6f * frame.focusY(),
                                frame);
            }
            ramp.at(t, lab);
        });
        return small.enlarged(frame);
    }

    /** Light through a window with one upright and one crossbar; the edges soften downwards as a penumbra does. */
    private static float panes(float x, float y, Frame frame) {
        float blur = 0.035f + 0.05f * Curves.smooth(0.5f + y / frame.spanY());
        float halfWidth = Math.min(0.3f, 0.34f * frame.spanX());
        float top = -0.46f * frame.spanY();
        float bottom = 0.3f * frame.spanY();
        float inside = Curves.step(-halfWidth - blur, -halfWidth + blur, x)
                * Curves.step(halfWidth + blur, halfWidth - blur, x)
                * Curves.step(top - blur, top + blur, y)
                * Curves.step(bottom + blur, bottom - blur, y);
        float bar = 1 - 0.85f * Curves.bell(square(x / (0.55f * blur)));
        float cross = 1 - 0.85f * Curves.bell(square((y - 0.45f * top) / (0.55f * blur)));
        return inside * bar * cross;
    }

    private static float square(float x) {
        return x * x;
    }
}
