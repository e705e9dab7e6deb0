package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/** Translucent washes of pigment on a lit plaster wall, edges drying a little darker, with a fine tooth. */
final class ColourWash implements StylePainter {
    private static final int DETAIL = 440;
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
            float ragged = 0.05f * noise.fractal(x * 5, y * 5, 4);
            float calm = 1 - 0.6f * frame.stage(x, y);
            for (int i = 0; i < LAYERS; i++) {
                float along = x + tilt * y;
                float across = y - tilt * x;
                float field = 0.6f * noise.at(along * 1.0f + 19.3f * i, across * 1.6f - 7.7f * i) + ragged + 0.06f;
                float wet = Curves.step(-0.010f, 0.026f, field);
                float pool = 0.42f + 0.58f * Curves.bell(field * field * 22);
                cover(lab, pigments[i], 0.55f * wet * pool * calm);
                lab[0] -= 0.012f * Curves.bell((field - 0.018f) * (field - 0.018f) * 4200) * calm;
            }
            lab[0] += 0.04f * light.along(frame, x, y) - 0.05f * frame.rim(x, y);
        });
        Canvas canvas = small.enlarged(frame);
        tooth(canvas, noise);
        return canvas;
    }

    /** The grain of cold-pressed paper, a few pixels wide at any size. */
    private static void tooth(Canvas canvas, Noise noise) {
        int width = canvas.frame.width();
        for (int y = 0, i = 0; y < canvas.frame.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                canvas.lab[0][i] += 0.009f * noise.at(x * 0.37f + 0.11f * y, y * 0.41f - 0.13f * x);
            }
        }
    }

    private static void cover(float[] lab, Lab colour, float share) {
        lab[0] += ((float) colour.lightness() - lab[0]) * share;
        lab[1] += ((float) colour.a() - lab[1]) * share;
        lab[2] += ((float) colour.b() - lab[2]) * share;
    }
}
