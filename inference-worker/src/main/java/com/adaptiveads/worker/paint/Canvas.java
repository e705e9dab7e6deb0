package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;

/** A picture being painted: OKLab planes in row order. Smooth fields are painted small and {@link #enlarged}. */
final class Canvas {
    /** A colour for every point. */
    @FunctionalInterface
    interface Shader {
        void at(float x, float y, float[] lab);
    }

    final Frame frame;
    final float[][] lab;

    Canvas(Frame frame) {
        this.frame = frame;
        this.lab = new float[3][Math.multiplyExact(frame.width(), frame.height())];
    }

    static Canvas shaded(Frame frame, Shader shader) {
        Canvas canvas = new Canvas(frame);
        float unit = frame.unit();
        float[] colour = new float[3];
        for (int row = 0, i = 0; row < frame.height(); row++) {
            float y = (row + 0.5f - frame.height() / 2f) / unit;
            for (int column = 0; column < frame.width(); column++, i++) {
                shader.at((column + 0.5f - frame.width() / 2f) / unit, y, colour);
                canvas.lab[0][i] = colour[0];
                canvas.lab[1][i] = colour[1];
                canvas.lab[2][i] = colour[2];
            }
        }
        return canvas;
    }

    /** Lays a colour over another, {@code cover} 0..1. */
    static void cover(float[] lab, Lab colour, float cover) {
        lab[0] += ((float) colour.lightness() - lab[0]) * cover;
        lab[1] += ((float) colour.a() - lab[1]) * cover;
        lab[2] += ((float) colour.b() - lab[2]) * cover;
    }

    /** Scaled up by a cubic B-spline: continuous in the second derivative, so no grid and no Mach bands show. */
    Canvas enlarged(Frame target) {
        if (target.equals(frame)) {
            return this;
        }
        Canvas large = new Canvas(target);
        Taps across = Taps.of(frame.width(), target.width());
        Taps down = Taps.of(frame.height(), target.height());
        float[] row = new float[frame.width()];
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < target.height(); y++) {
                down.combineRows(lab[plane], frame.width(), y, row);
                across.combine(row, large.lab[plane], y * target.width());
            }
        }
        return large;
    }
}
