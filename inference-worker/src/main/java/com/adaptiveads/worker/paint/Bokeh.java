package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lights out of focus: a garland of discs sweeps past the product in front of a deep ground, some nearer and larger,
 * some far and small, each with the rim a lens gives it. Spaced by best candidate (Mitchell, Spectrally optimal
 * sampling, 1991), thinned where the product goes.
 */
final class Bokeh implements StylePainter {
    private static final int DETAIL = 160;
    private static final int CANDIDATES = 6;
    /** How far from half height the focus may be, as a share of it, with room for lights above and below. */
    private static final float ROOM_BOTH_SIDES = 0.06f;

    /** Radii in units, blur as a share of the radius, strength 0..1, and how far discs stray from the garland. */
    private record Depth(int count, float least, float greatest, float blur, float strength, float stray) {}

    /** A hanging curve above the product, or below it, wherever there is room: higher on the light's side. */
    private record Garland(Frame frame, float tilt, float bow, float side) {
        static Garland across(Frame frame, Light light, SplittableRandom random) {
            float tilt = light.x() * (float) random.nextDouble(0.25, 0.5);
            float side = random.nextInt(4) == 0 ? -1 : 1;
            float aside = (float) frame.focus().v() - 0.5f;
            float roomier = Math.abs(aside) < ROOM_BOTH_SIDES ? side : Math.signum(aside);
            return new Garland(frame, tilt, (float) random.nextDouble(0.1, 0.28), roomier);
        }

        /** At a share of the width, -0.5..0.5 from border to border. */
        float y(float s) {
            float middle = (float) frame.focus().u() - 0.5f;
            float away = (s - middle) / (1 + 2 * Math.abs(middle));
            return frame.focusY() + side * frame.spanY() * (-0.26f - tilt * away - bow * away * away);
        }
    }

    private static final Depth[] DEPTHS = {
        new Depth(7, 0.14f, 0.22f, 0.45f, 0.22f, 0.63f),
        new Depth(20, 0.05f, 0.095f, 0.10f, 0.34f, 0.24f),
        new Depth(16, 0.03f, 0.055f, 0.07f, 0.5f, 0.17f),
        new Depth(14, 0.006f, 0.016f, 0.30f, 0.8f, 0.34f)
    };

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
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
        float glow = colours.ground().lightness() < 0.45 ? 1.35f : 1;
        Garland garland = Garland.across(frame, light, random);
        for (Depth depth : DEPTHS) {
            List<float[]> placed = new ArrayList<>();
            for (int i = 0; i < depth.count; i++) {
                float[] spot = spot(garland, depth, placed, random);
                placed.add(spot);
                float radius = (float) random.nextDouble(depth.least, depth.greatest);
                float strength = glow * depth.strength * (float) random.nextDouble(0.3, 1);
                float calmed = strength * (1 - 0.8f * frame.stage(spot[0], spot[1]));
                disc(canvas, spot, radius, depth.blur, calmed, hues[random.nextInt(hues.length)]);
            }
        }
        return canvas;
    }

    private static float[] spot(Garland garland, Depth depth, List<float[]> placed, SplittableRandom random) {
        float[] best = {0, 0};
        float farthest = -1;
        for (int k = 0; k < CANDIDATES; k++) {
            float s = (float) random.nextDouble(-0.58, 0.58);
            float stray = depth.stray * (float) (random.nextDouble() + random.nextDouble() - 1);
            float x = s * garland.frame.spanX();
            float y = garland.y(s) + stray;
            float nearest = 1;
            for (float[] other : placed) {
                nearest = Math.min(nearest, (float) Math.hypot(x - other[0], y - other[1]));
            }
            float wanted = nearest * (1.05f - garland.frame.stage(x, y));
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
