package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cut paper: a few large figures in tones of one colour, stacked under one light, with hairlines. */
final class Geometric implements StylePainter {
    private static final int DETAIL = 128;
    private static final float HAIRLINE = 0.0022f;

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
        int count = 4;
        for (int i = 0; i < count; i++) {
            float near = i / (count - 1f);
            Shape hole = Shape.disc(driftX * i, driftY * i, reach * (0.66f + 0.19f * i + 0.03f * i * i));
            Lab lit = i == 1 ? colours.companion() : colours.light().towards(colours.ground(), 0.9 * near);
            Lab shaded = i == 1
                    ? colours.companion().towards(colours.shade(), 0.5)
                    : colours.ground().towards(colours.shade(), 0.5 + 0.5 * near);
            sheets.add(new Sheet(hole.outside(), lit, shaded, 1, 0.03f + 0.012f * i));
        }
        return sheets;
    }

    private static List<Sheet> arches(Frame frame, ColourScheme colours, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        float side = random.nextBoolean() ? 1 : -1;
        float width = Math.min(0.30f, 0.36f * frame.spanX());
        float top = -0.34f * frame.spanY();
        sheets.add(new Sheet(
                Shape.disc(side * 0.33f * frame.spanX(), -0.27f * frame.spanY(), 0.13f),
                colours.accent(),
                colours.accent().towards(colours.shade(), 0.35),
                1,
                0.02f));
        sheets.add(new Sheet(
                Shape.arch(-side * 0.36f * frame.spanX(), top + 0.22f * frame.spanY(), width * 0.62f),
                colours.companion(),
                colours.companion().towards(colours.shade(), 0.6),
                1,
                0.03f));
        sheets.add(new Sheet(Shape.arch(side * 0.02f, top, width), colours.light(), colours.ground(), 1, 0.045f));
        sheets.add(new Sheet(
                Shape.arch(side * 0.02f, top + 0.07f, width - 0.07f),
                colours.ground(),
                colours.shade().towards(colours.ground(), 0.5),
                1,
                0));
        sheets.add(new Sheet(
                Shape.arch(side * 0.39f * frame.spanX(), top + 0.36f * frame.spanY(), width * 0.5f),
                colours.light().towards(colours.ground(), 0.4),
                colours.shade(),
                1,
                0.035f));
        sheets.add(new Sheet(
                Shape.arch(side * 0.02f, top - 0.05f, width + 0.05f).line(HAIRLINE),
                colours.glow(),
                colours.glow(),
                0.55f,
                0));
        return sheets;
    }

    /** Sheets from two corners, leaving a diagonal clearing. */
    private static List<Sheet> planes(Frame frame, ColourScheme colours, Light light, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        float lean = (float) random.nextDouble(-0.22, 0.22);
        for (int i = 0; i < 3; i++) {
            float nx = (float) Math.cos(Math.atan2(light.y(), light.x()) + lean + 0.16 * i);
            float ny = (float) Math.sin(Math.atan2(light.y(), light.x()) + lean + 0.16 * i);
            float reach = (Math.abs(nx) * frame.spanX() + Math.abs(ny) * frame.spanY()) / 2;
            Lab lit = i == 1 ? colours.companion() : colours.ground().towards(colours.shade(), 0.25 * i);
            sheets.add(new Sheet(
                    Shape.plane(nx, ny, -reach * (0.34f + 0.21f * i)),
                    lit,
                    lit.towards(colours.deep(), 0.4),
                    1,
                    0.035f));
        }
        float nx = -(float) Math.cos(Math.atan2(light.y(), light.x()) - lean - 0.2);
        float ny = -(float) Math.sin(Math.atan2(light.y(), light.x()) - lean - 0.2);
        float reach = (Math.abs(nx) * frame.spanX() + Math.abs(ny) * frame.spanY()) / 2;
        sheets.add(new Sheet(
                Shape.plane(nx, ny, -reach * 0.5f),
                colours.light(),
                colours.light().towards(colours.ground(), 0.6),
                1,
                0.05f));
        sheets.add(new Sheet(Shape.plane(nx, ny, -reach * 0.76f), colours.glow(), colours.light(), 1, 0.035f));
        sheets.add(
                new Sheet(Shape.plane(nx, ny, -reach * 0.42f).line(HAIRLINE), colours.glow(), colours.glow(), 0.5f, 0));
        return sheets;
    }

    /** One great disc behind the product, others half out of the picture. */
    private static List<Sheet> discs(Frame frame, ColourScheme colours, Light light, SplittableRandom random) {
        List<Sheet> sheets = new ArrayList<>();
        float side = -Math.signum(light.x());
        float big = (float) random.nextDouble(0.33, 0.39);
        float x = side * 0.46f * frame.spanX();
        sheets.add(new Sheet(
                Shape.disc(x, 0.40f * frame.spanY(), 0.40f),
                colours.companion(),
                colours.companion().towards(colours.deep(), 0.35),
                1,
                0.03f));
        sheets.add(new Sheet(
                Shape.disc(0, 0, big), colours.light(), colours.ground().towards(colours.shade(), 0.6), 1, 0.055f));
        sheets.add(new Sheet(
                Shape.disc(-x, -0.36f * frame.spanY(), 0.17f),
                colours.accent(),
                colours.accent().towards(colours.shade(), 0.5),
                1,
                0.03f));
        sheets.add(new Sheet(
                Shape.disc(-x * 0.82f, 0.47f * frame.spanY(), 0.24f), colours.ground(), colours.shade(), 1, 0.045f));
        sheets.add(new Sheet(Shape.disc(0, 0, big + 0.055f).line(HAIRLINE), colours.glow(), colours.glow(), 0.5f, 0));
        sheets.add(new Sheet(
                Shape.disc(0, 0, big + 0.12f).line(HAIRLINE * 0.7f), colours.glow(), colours.glow(), 0.3f, 0));
        return sheets;
    }
}
