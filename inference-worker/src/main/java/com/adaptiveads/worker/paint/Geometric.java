package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cut paper: a few large figures in tones of one colour, stacked under one light, with hairlines. */
final class Geometric implements StylePainter {
    private static final int DETAIL = 128;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
        Ramp ramp = new Ramp(colours.shade(), colours.ground(), colours.light());
        Canvas canvas = Canvas.shaded(
                        frame.reduced(DETAIL), (x, y, lab) -> ramp.at(0.5f + 0.42f * light.along(frame, x, y), lab))
                .enlarged(frame);
        List<Sheet> sheets =
                switch (random.nextInt(4)) {
                    case 0 -> porthole(frame, colours, random);
                    case 1 -> arches(frame, colours, random);
                    case 2 -> planes(frame, colours, light, random);
                    default -> discs(frame, colours, light, random);
                };
        for (Sheet sheet : sheets) {
            sheet.layOn(canvas, light);
        }
        return canvas;
    }

    /** Sheets with ever wider holes, out to the farthest corner: the product stands at the bottom of the well. */
    private static List<Sheet> porthole(Frame frame, ColourScheme colours, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        float reach = Math.min(0.5f, Math.max(frame.spanX(), frame.spanY()) * 0.42f);
        float driftX = (float) random.nextDouble(-0.05, 0.05);
        float driftY = (float) random.nextDouble(0.0, 0.05);
        int coloured = random.nextInt(3);
        int last = 0;
        while (hole(reach, last) < 0.75f * frame.farthest()) {
            last++;
        }
        for (int i = 0; i <= last; i++) {
            float near = i / (float) Math.max(1, last);
            Shape hole = Shape.disc(frame.focusX() + driftX * i, frame.focusY() + driftY * i, hole(reach, i));
            Lab lit = i == coloured ? colours.companion() : colours.light().towards(colours.ground(), 0.9 * near);
            Lab shaded = i == coloured
                    ? colours.companion().towards(colours.shade(), 0.5)
                    : colours.ground().towards(colours.shade(), 0.5 + 0.5 * near);
            sheets.add(Sheet.paper(hole.outside(), lit, shaded, 0.03f + 0.012f * i));
        }
        return sheets;
    }

    private static float hole(float reach, int i) {
        return reach * (0.66f + 0.19f * i + 0.03f * i * i);
    }

    /** Doorways of different heights, the middle one framed, and a sun. */
    private static List<Sheet> arches(Frame frame, ColourScheme colours, SplittableRandom random) {
        float side = roomier(frame, random.nextBoolean() ? 1 : -1);
        float middle = frame.focusX() + side * 0.02f;
        float wide = frame.spanX();
        float high = frame.spanY();
        float half = Math.min(0.30f, 0.36f * wide)
                * (float) random.nextDouble(0.85, 1.1)
                * (1 - 0.25f * frame.eccentricity());
        float top = Math.max(-0.45f * high, high * (float) random.nextDouble(-0.38, -0.30) + 0.6f * frame.focusY());
        float step = high * (float) random.nextDouble(0.14, 0.30);
        Lab accent = colours.accent();
        Lab companion = colours.companion();
        Lab ground = colours.ground();
        Lab shade = colours.shade();
        Shape sun = Shape.disc(frame.stagedX(side * 0.33f), -0.27f * high, 0.13f);
        Shape behind = Shape.arch(frame.stagedX(-side * 0.36f), top + step, half * 0.62f);
        Shape before = Shape.arch(frame.stagedX(side * 0.39f), top + 0.5f * high - step, half * 0.5f);
        return List.of(
                Sheet.paper(sun, accent, accent.towards(shade, 0.35), 0.02f),
                Sheet.paper(behind, companion, companion.towards(shade, 0.6), 0.03f),
                Sheet.paper(Shape.arch(middle, top, half), colours.light(), ground, 0.045f),
                Sheet.paper(Shape.arch(middle, top + 0.07f, half - 0.07f), ground, shade.towards(ground, 0.5), 0),
                Sheet.paper(before, colours.light().towards(ground, 0.4), shade, 0.035f),
                Sheet.hairline(Shape.arch(middle, top - 0.05f, half + 0.05f), colours.glow(), 0.55f));
    }

    /** The side of the focus with clearly more room, or else the one drawn. */
    private static float roomier(Frame frame, float drawn) {
        double aside = frame.focus().u() - 0.5;
        return Math.abs(aside) < 0.08 ? drawn : (float) -Math.signum(aside);
    }

    /** Sheets from two corners, leaving a diagonal clearing. */
    private static List<Sheet> planes(Frame frame, ColourScheme colours, Light light, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        double towards = Math.atan2(light.y(), light.x());
        double lean = random.nextDouble(-0.22, 0.22);
        for (int i = 0; i < 3; i++) {
            Lab lit = i == 1 ? colours.companion() : colours.ground().towards(colours.shade(), 0.25 * i);
            Shape far = corner(frame, towards + lean + 0.16 * i, 0.34f + 0.21f * i);
            sheets.add(Sheet.paper(far, lit, lit.towards(colours.deep(), 0.4), 0.035f));
        }
        double near = towards + Math.PI - lean - 0.2;
        Lab bright = colours.light();
        sheets.add(Sheet.paper(corner(frame, near, 0.5f), bright, bright.towards(colours.ground(), 0.6), 0.05f));
        sheets.add(Sheet.paper(corner(frame, near, 0.76f), colours.glow(), bright, 0.035f));
        sheets.add(Sheet.hairline(corner(frame, near, 0.42f), colours.glow(), 0.5f));
        return sheets;
    }

    /** What lies beyond a line square to {@code angle}, {@code share} of the way from the focus to the far corner. */
    private static Shape corner(Frame frame, double angle, float share) {
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        float border = -(Math.abs(x) * frame.spanX() + Math.abs(y) * frame.spanY()) / 2;
        float middle = x * frame.focusX() + y * frame.focusY();
        return Shape.plane(x, y, Curves.mix(middle, border, share));
    }

    /** One great disc behind the product, others half out of the picture. */
    private static List<Sheet> discs(Frame frame, ColourScheme colours, Light light, SplittableRandom random) {
        float big = (float) random.nextDouble(0.33, 0.39) * (1 - 0.25f * frame.eccentricity());
        float x = -Math.signum(light.x()) * (float) random.nextDouble(0.40, 0.48);
        float y = (float) random.nextDouble(0.34, 0.44);
        float behindX = frame.focusX();
        float behindY = frame.focusY();
        Lab accent = colours.accent();
        Lab companion = colours.companion();
        Lab ground = colours.ground();
        Lab shade = colours.shade();
        return List.of(
                Sheet.paper(
                        Shape.disc(frame.stagedX(x), frame.stagedY(y), 0.40f),
                        companion,
                        companion.towards(colours.deep(), 0.35),
                        0.03f),
                Sheet.paper(Shape.disc(behindX, behindY, big), colours.light(), ground.towards(shade, 0.6), 0.055f),
                Sheet.paper(
                        Shape.disc(frame.stagedX(-x), frame.stagedY(-0.9f * y), 0.16f),
                        accent,
                        accent.towards(shade, 0.5),
                        0.03f),
                Sheet.paper(
                        Shape.disc(frame.stagedX(-0.82f * x), frame.stagedY(1.2f * y), 0.24f), ground, shade, 0.045f),
                Sheet.hairline(Shape.disc(behindX, behindY, big + 0.055f), colours.glow(), 0.5f),
                Sheet.hairline(Shape.disc(behindX, behindY, big + 0.12f), colours.glow(), 0.3f));
    }
}
