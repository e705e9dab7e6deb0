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
            colours.ground().towards(colours.glow(), 0.45)
        };
        float tilt = (float) random.nextDouble(-0.5, 0.5);
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            lab[0] = (float) colours.ground().lightness();
            lab[1] = (float) colours.ground().a();
            lab[2] = (float) colours.ground().b();
            float ragged = 0.045f * noise.fractal(x * 7, y * 7, 3);
            float calm = 1 - 0.6f * frame.stage(x, y);
            for (int i = 0; i < LAYERS; i++) {
                float along = x + tilt * y;
                float across = y - tilt * x;
                float field = noise.fractal(along * 0.9f + 19.3f * i, across * 1.5f - 7.7f * i, 2) + ragged + 0.06f;
                float wet = Curves.step(-0.012f, 0.05f, field);
                float pool = 0.42f + 0.58f * Curves.bell(field * field * 22);
                cover(lab, pigments[i], 0.55f * wet * pool * calm);
                lab[0] -= 0.010f * Curves.bell((field - 0.03f) * (field - 0.03f) * 2600) * calm;
            }
            lab[0] += 0.04f * light.along(frame, x, y) - 0.05f * frame.rim(x, y);
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
