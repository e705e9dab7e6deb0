package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/**
 * Lights out of focus: a garland of discs sweeps past the product in front of a deep ground, some nearer and larger,
 * some far and small, each with the rim a lens gives it. Spaced by best candidate (Mitchell, Spectrally optimal
 * sampling, 1991), thinned where the product goes.
 */
final class Bokeh implements StylePainter {
    private static final int DETAIL = 160;
    private static final int CANDIDATES = 6;

    /** Radii in units, blur as a share of the radius, strength 0..1, and how far discs stray from the garland. */
    private record Depth(int count, float least, float greatest, float blur, float strength, float stray) {}

    private static final Depth[] DEPTHS = {
        new Depth(7, 0.14f, 0.22f, 0.45f, 0.22f, 0.45f),
        new Depth(20, 0.05f, 0.095f, 0.10f, 0.34f, 0.17f),
        new Depth(16, 0.03f, 0.055f, 0.07f, 0.5f, 0.12f),
        new Depth(14, 0.006f, 0.016f, 0.30f, 0.8f, 0.24f)
    };

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(random);
        Noise noise = new Noise(random);
        Ramp ramp = new Ramp(
                colours.deep(),
                colours.shade(),
                colours.ground(),
                colours.companion().towards(colours.light(), 0.5),
                colours.light());
        Canvas canvas = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
                    float t = 0.46f + 0.26f * light.along(frame, x, y) + 0.16f * noise.at(x * 1.3f, y * 1.3f);
                    ramp.at(t + 0.08f * frame.stage(x, y) - 0.16f * frame.rim(x, y), lab);
                })
                .enlarged(frame);
        Lab[] hues = {
            colours.glow(),
            colours.light(),
            colours.companion().towards(colours.glow(), 0.6),
            colours.accent().towards(colours.glow(), 0.35),
            colours.glow()
        };
        float bow = (float) random.nextDouble(0.10, 0.22);
        float tilt = light.x() * (float) random.nextDouble(0.5, 0.9);
        for (Depth depth : DEPTHS) {
            float[][] placed = new float[depth.count][];
            for (int i = 0; i < depth.count; i++) {
                float[] spot = spot(frame, depth, placed, i, random, bow, tilt);
                placed[i] = spot;
                float size = (float) random.nextDouble();
                float strength =
                        depth.strength * (float) random.nextDouble(0.3, 1) * (1 - 0.8f * frame.stage(spot[0], spot[1]));
                disc(
                        canvas,
                        spot,
                        Curves.mix(depth.least, depth.greatest, size),
                        depth.blur,
                        strength,
                        hues[random.nextInt(hues.length)]);
            }
        }
        return canvas;
    }

    private static float[] spot(
            Frame frame, Depth depth, float[][] placed, int count, SplittableRandom random, float bow, float tilt) {
        float[] best = {0, 0};
        float farthest = -1;
        for (int k = 0; k < CANDIDATES; k++) {
            float s = (float) random.nextDouble(-0.58, 0.58);
            float stray = depth.stray * (float) (random.nextDouble() + random.nextDouble() - 1);
            float x = s * frame.spanX();
            float y = (-0.26f - tilt * s * 0.55f + 4 * bow * (0.25f - s * s) * 0.3f - bow * 0.3f) * frame.spanY()
                    + 1.4f * stray;
            float nearest = 1;
            for (int j = 0; j < count; j++) {
                nearest = Math.min(nearest, (float) Math.hypot(x - placed[j][0], y - placed[j][1]));
            }
            float wanted = nearest * (1.05f - frame.stage(x, y));
            if (wanted > farthest) {
                farthest = wanted;
                best = new float[] {x, y};
            }
        }
        return best;
    }

    private static void disc(Canvas canvas, float[] spot, float size, float softness, float strength, Lab colour) {
        Frame frame = canvas.frame;
        float unit = frame.unit();
        float centreX = spot[0] * unit + frame.width() / 2f;
        float centreY = spot[1] * unit + frame.height() / 2f;
        float radius = size * unit;
        float blur = Math.max(0.75f, softness * radius);
        int reach = (int) Math.ceil(radius + blur);
        int left = Math.max(0, (int) centreX - reach);
        int right = Math.min(frame.width() - 1, (int) centreX + reach);
        for (int y = Math.max(0, (int) centreY - reach);
                y <= Math.min(frame.height() - 1, (int) centreY + reach);
                y++) {
            for (int x = left; x <= right; x++) {
                float dx = x + 0.5f - centreX;
                float dy = y + 0.5f - centreY;
                float distance = (float) Math.sqrt(dx * dx + dy * dy);
                if (distance < radius + blur) {
                    float out = Math.min(1, distance / radius);
                    float rim = 0.62f + 0.38f * out * out * out * out;
                    light(
                            canvas,
                            y * frame.width() + x,
                            colour,
                            strength * rim * Curves.step(radius + blur, radius - blur, distance));
                }
            }
        }
    }

    /** Light adds up: lightness is screened, so overlaps are brighter than either disc. */
    private static void light(Canvas canvas, int i, Lab colour, float share) {
        canvas.lab[0][i] += (1 - canvas.lab[0][i]) * share * (float) colour.lightness();
        canvas.lab[1][i] += ((float) colour.a() - canvas.lab[1][i]) * share;
        canvas.lab[2][i] += ((float) colour.b() - canvas.lab[2][i]) * share;
    }
}
