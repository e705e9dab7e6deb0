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
        Light light = Light.from(random);
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

    /** Sheets with ever wider holes: the product stands at the bottom of the well. */
    private static List<Sheet> porthole(Frame frame, ColourScheme colours, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        float reach = Math.min(0.5f, Math.max(frame.spanX(), frame.spanY()) * 0.42f);
        float driftX = (float) random.nextDouble(-0.05, 0.05);
        float driftY = (float) random.nextDouble(0.0, 0.05);
        int coloured = random.nextInt(3);
        for (int i = 0; i < 4; i++) {
            float near = i / 3f;
            Shape hole = Shape.disc(driftX * i, driftY * i, reach * (0.66f + 0.19f * i + 0.03f * i * i));
            Lab lit = i == coloured ? colours.companion() : colours.light().towards(colours.ground(), 0.9 * near);
            Lab shaded = i == coloured
                    ? colours.companion().towards(colours.shade(), 0.5)
                    : colours.ground().towards(colours.shade(), 0.5 + 0.5 * near);
            sheets.add(Sheet.paper(hole.outside(), lit, shaded, 0.03f + 0.012f * i));
        }
        return sheets;
    }

    /** Doorways of different heights, the middle one framed, and a sun. */
    private static List<Sheet> arches(Frame frame, ColourScheme colours, SplittableRandom random) {
        float side = random.nextBoolean() ? 1 : -1;
        float middle = side * 0.02f;
        float wide = frame.spanX();
        float high = frame.spanY();
        float half = Math.min(0.30f, 0.36f * wide) * (float) random.nextDouble(0.85, 1.1);
        float top = high * (float) random.nextDouble(-0.38, -0.30);
        float step = high * (float) random.nextDouble(0.14, 0.30);
        Lab accent = colours.accent();
        Lab companion = colours.companion();
        Lab ground = colours.ground();
        Lab shade = colours.shade();
        Shape sun = Shape.disc(side * 0.33f * wide, -0.27f * high, 0.13f);
        Shape behind = Shape.arch(-side * 0.36f * wide, top + step, half * 0.62f);
        Shape before = Shape.arch(side * 0.39f * wide, top + 0.5f * high - step, half * 0.5f);
        return List.of(
                Sheet.paper(sun, accent, accent.towards(shade, 0.35), 0.02f),
                Sheet.paper(behind, companion, companion.towards(shade, 0.6), 0.03f),
                Sheet.paper(Shape.arch(middle, top, half), colours.light(), ground, 0.045f),
                Sheet.paper(Shape.arch(middle, top + 0.07f, half - 0.07f), ground, shade.towards(ground, 0.5), 0),
                Sheet.paper(before, colours.light().towards(ground, 0.4), shade, 0.035f),
                Sheet.hairline(Shape.arch(middle, top - 0.05f, half + 0.05f), colours.glow(), 0.55f));
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

    /** What lies beyond a line square to {@code angle}, {@code share} of the way from the middle to the far corner. */
    private static Shape corner(Frame frame, double angle, float share) {
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        float reach = (Math.abs(x) * frame.spanX() + Math.abs(y) * frame.spanY()) / 2;
        return Shape.plane(x, y, -reach * share);
    }

    /** One great disc behind the product, others half out of the picture. */
    private static List<Sheet> discs(Frame frame, ColourScheme colours, Light light, SplittableRandom random) {
        float big = (float) random.nextDouble(0.33, 0.39);
        float x = -Math.signum(light.x()) * frame.spanX() * (float) random.nextDouble(0.40, 0.48);
        float y = frame.spanY() * (float) random.nextDouble(0.34, 0.44);
        Lab accent = colours.accent();
        Lab companion = colours.companion();
        Lab ground = colours.ground();
        Lab shade = colours.shade();
        return List.of(
                Sheet.paper(Shape.disc(x, y, 0.40f), companion, companion.towards(colours.deep(), 0.35), 0.03f),
                Sheet.paper(Shape.disc(0, 0, big), colours.light(), ground.towards(shade, 0.6), 0.055f),
                Sheet.paper(Shape.disc(-x, -0.9f * y, 0.16f), accent, accent.towards(shade, 0.5), 0.03f),
                Sheet.paper(Shape.disc(-0.82f * x, 1.2f * y, 0.24f), ground, shade, 0.045f),
                Sheet.hairline(Shape.disc(0, 0, big + 0.055f), colours.glow(), 0.5f),
                Sheet.hairline(Shape.disc(0, 0, big + 0.12f), colours.glow(), 0.3f));
    }
}
