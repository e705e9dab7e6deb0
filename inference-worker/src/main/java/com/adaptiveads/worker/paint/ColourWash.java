package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/**
 * Watercolour: translucent washes drawn in from both sides towards a calm place for the product, pigment gathered along their wet
 * edges, on paper with a tooth.
 */
final class ColourWash implements StylePainter {
    private static final int DETAIL = 540;
    private static final int TILE = 256;
    private static final float TOOTH = 0.009f;

    /** One wash: which side it comes from, how far it stays from the focus, as a share of the room, and its pigment. */
    private record Wash(float side, float gap, float lean, Lab pigment) {}

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
        Noise noise = new Noise(random);
        Wash[] washes = washes(colours, random);
        double turn = random.nextDouble(-0.5, 0.5);
        float cos = (float) Math.cos(turn);
        float sin = (float) Math.sin(turn);
        float span = Math.abs(cos) * frame.spanY() + Math.abs(sin) * frame.spanX();
        float focusAlong = cos * frame.focusX() + sin * frame.focusY();
        float focusAcross = cos * frame.focusY() - sin * frame.focusX();
        Ramp paper = new Ramp(colours.ground().towards(colours.shade(), 0.5), colours.ground(), colours.light());
        Canvas canvas = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
                    paper.at(0.5f + 0.4f * light.along(frame, x, y) - 0.2f * frame.rim(x, y), lab);
                    float along = cos * x + sin * y;
                    float across = cos * y - sin * x;
                    float ragged = 0.035f * noise.fractal(x * 4.5f, y * 4.5f, 4);
                    for (int i = 0; i < washes.length; i++) {
                        Wash wash = washes[i];
                        float wave = 0.17f * noise.at(along * 1.15f + 19.3f * i, across * 0.8f - 7.7f * i);
                        float room = Math.max(0.6f * span, span - 2 * wash.side * focusAcross);
                        float from = across - focusAcross - wash.lean * (along - focusAlong);
                        float inside = wash.side * from - wash.gap * room + wave + ragged;
                        float wet = Curves.step(-0.004f, 0.009f, inside);
                        float pool = 0.35f + 0.65f * Curves.bell(inside * inside * 14);
                        Canvas.cover(lab, wash.pigment, 0.62f * wet * pool);
                        lab[0] -= 0.016f * Curves.bell((inside - 0.008f) * (inside - 0.008f) * 14000);
                    }
                })
                .enlarged(frame);
        grain(canvas, noise);
        return canvas;
    }

    private static Wash[] washes(ColourScheme colours, SplittableRandom random) {
        Lab[] pigments = {
            colours.companion().towards(colours.light(), 0.6),
            colours.ground().towards(colours.light(), 0.8),
            colours.companion(),
            colours.shade().towards(colours.companion(), 0.4),
            colours.shade(),
            colours.deep().towards(colours.shade(), 0.5)
        };
        Wash[] washes = new Wash[pigments.length];
        float side = random.nextBoolean() ? 1 : -1;
        for (int i = 0; i < washes.length; i++) {
            float gap = 0.10f + 0.062f * i + (float) random.nextDouble(-0.025, 0.025);
            washes[i] = new Wash(i % 3 == 1 ? -side : side, gap, (float) random.nextDouble(-0.35, 0.35), pigments[i]);
        }
        return washes;
    }

    /** The grain of cold-pressed paper, a few pixels wide at any size. */
    private static void grain(Canvas canvas, Noise noise) {
        float[] tile = new float[TILE * TILE];
        for (int i = 0; i < tile.length; i++) {
            int x = i % TILE;
            int y = i / TILE;
            tile[i] = TOOTH * noise.at(x * 0.37f + 0.11f * y, y * 0.41f - 0.13f * x);
        }
        int width = canvas.frame.width();
        for (int y = 0, i = 0; y < canvas.frame.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                canvas.lab[0][i] += tile[y % TILE * TILE + x % TILE];
            }
        }
    }
}
