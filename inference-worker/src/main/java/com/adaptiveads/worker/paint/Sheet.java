package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;

/**
 * A figure cut from thick paper: shaded across the light, and throwing a soft shadow on what lies below.
 *
 * @param lit the colour on the side of the light
 * @param shaded the colour on the far side
 * @param cover 0..1, below 1 for a veil
 * @param height above what is below, in units; 0 throws no shadow
 */
record Sheet(Shape shape, Lab lit, Lab shaded, float cover, float height) {
    private static final int TILE = 16;
    private static final float HAIRLINE = 0.0022f;
    private static final float SHADOW = 0.26f;

    static Sheet paper(Shape shape, Lab lit, Lab shaded, float height) {
        return new Sheet(shape, lit, shaded, 1, height);
    }

    static Sheet hairline(Shape shape, Lab colour, float cover) {
        return new Sheet(shape.line(HAIRLINE), colour, colour, cover, 0);
    }

    /** Works in tiles: one distance tells whether a tile is untouched, covered, or has an edge that needs a closer look. */
    void layOn(Canvas canvas, Light light) {
        Frame frame = canvas.frame;
        float unit = frame.unit();
        float margin = TILE * 0.71f / unit + 1.5f / unit;
        for (int top = 0; top < frame.height(); top += TILE) {
            for (int left = 0; left < frame.width(); left += TILE) {
                float x = (left + TILE / 2f - frame.width() / 2f) / unit;
                float y = (top + TILE / 2f - frame.height() / 2f) / unit;
                float distance = shape.distance(x, y);
                if (distance < margin + 2.2f * height) {
                    tile(canvas, light, left, top, distance < -margin);
                }
            }
        }
    }

    private void tile(Canvas canvas, Light light, int left, int top, boolean inside) {
        Frame frame = canvas.frame;
        float unit = frame.unit();
        int right = Math.min(left + TILE, frame.width());
        int bottom = Math.min(top + TILE, frame.height());
        for (int row = top; row < bottom; row++) {
            float y = (row + 0.5f - frame.height() / 2f) / unit;
            for (int column = left; column < right; column++) {
                float x = (column + 0.5f - frame.width() / 2f) / unit;
                int i = row * frame.width() + column;
                float edge = inside ? 1 : Math.clamp(0.5f - shape.distance(x, y) * unit, 0f, 1f);
                if (edge < 1 && height > 0) {
                    canvas.lab[0][i] *= 1 - shadow(light, x, y);
                }
                if (edge > 0) {
                    paper(canvas, i, 0.5f + 0.62f * light.along(frame, x, y), edge * cover);
                }
            }
        }
    }

    private float shadow(Light light, float x, float y) {
        float far = shape.distance(x + light.x() * height * 0.55f, y + light.y() * height * 0.55f);
        float near = shape.distance(x + light.x() * height * 0.12f, y + light.y() * height * 0.12f);
        float soft = Curves.step(1.3f * height, -0.9f * height, far);
        float contact = Curves.step(0.3f * height, -0.2f * height, near);
        float around = Curves.step(0.9f * height, -0.9f * height, shape.distance(x, y));
        return SHADOW * (0.65f * soft * soft + 0.25f * contact + 0.35f * around * around);
    }

    private void paper(Canvas canvas, int i, float light, float share) {
        float t = Curves.smooth(light);
        float l = Curves.mix((float) shaded.lightness(), (float) lit.lightness(), t);
        float a = Curves.mix((float) shaded.a(), (float) lit.a(), t);
        float b = Curves.mix((float) shaded.b(), (float) lit.b(), t);
        canvas.lab[0][i] += (l - canvas.lab[0][i]) * share;
        canvas.lab[1][i] += (a - canvas.lab[1][i]) * share;
        canvas.lab[2][i] += (b - canvas.lab[2][i]) * share;
    }
}
