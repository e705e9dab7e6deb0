package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/** Translucent washes of pigment on a lit plaster wall, edges drying a little darker, with a fine tooth. */
final class ColourWash implements StylePainter {
    private static final int DETAIL = 320;
    private static final int LAYERS = 5;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(random);
        Noise noise = new Noise(random);
        Lab[] pigments = {
            colours.light(),
            colours.companion(),
            colours.shade(),
            colours.companion().towards(colours.light(), 0.6),
            colours.shade().towards(colours.companion(), 0.5)
        };
        float tilt = (float) random.nextDouble(-0.5, 0.5);
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            lab[0] = (float) colours.ground().lightness();
            lab[1] = (float) colours.ground().a();
            lab[2] = (float) colours.ground().b();
            float wx = x + 0.12f * noise.fractal(x * 2.6f, y * 2.6f, 3);
            float wy = y + 0.12f * noise.fractal(x * 2.6f + 31, y * 2.6f - 12, 3);
            float along = wx + tilt * wy;
            float across = wy - tilt * wx;
            float calm = 1 - 0.5f * frame.stage(x, y);
            for (int i = 0; i < LAYERS; i++) {
                float field = noise.fractal(along * 1.2f + 19 * i, across * 2.2f - 7 * i, 4);
                float body = Curves.step(-0.10f, 0.38f, field);
                float edge = Curves.bell((field + 0.02f) * (field + 0.02f) * 300);
                cover(lab, pigments[i], 0.5f * body * calm);
                lab[0] -= 0.006f * edge * calm;
            }
            lab[0] += 0.035f * light.along(frame, x, y) - 0.045f * frame.rim(x, y);
        });
        Canvas canvas = small.enlarged(frame);
        tooth(canvas, noise);
        return canvas;
    }

    private static void tooth(Canvas canvas, Noise noise) {
        int width = canvas.frame.width();
        float fine = 1 / 2.3f;
        for (int y = 0, i = 0; y < canvas.frame.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                canvas.lab[0][i] += 0.006f * noise.at(x * fine, y * fine);
            }
        }
    }

    private static void cover(float[] lab, Lab colour, float share) {
        lab[0] += ((float) colour.lightness() - lab[0]) * share;
        lab[1] += ((float) colour.a() - lab[1]) * share;
        lab[2] += ((float) colour.b() - lab[2]) * share;
    }
}
