package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/**
 * Poured paint: streams whose course is warped by noise twice over (Quilez, Domain warping, 2002). Their waves are the
 * height of the surface, which is lit from the key light with a soft gloss; a slower field picks the colour.
 */
final class LiquidPaint implements StylePainter {
    private static final int DETAIL = 384;

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Light light = Light.from(frame, random);
        Noise noise = new Noise(random);
        double flow = random.nextDouble(-0.9, 0.9);
        float cos = (float) Math.cos(flow);
        float sin = (float) Math.sin(flow);
        Lab[] streams = {
            colours.ground(), colours.light(), colours.glow(), colours.light(), colours.companion(), colours.ground(),
            colours.shade(), colours.deep().towards(colours.shade(), 0.4), colours.shade(), colours.accent(),
                    colours.ground(), colours.companion()
        };
        int start = random.nextInt(streams.length);
        Frame small = frame.reduced(DETAIL);
        float[] height = new float[small.width() * small.height()];
        int[] next = {0};
        Canvas canvas = Canvas.shaded(small, (x, y, lab) -> {
            float along = 0.9f * (cos * x + sin * y);
            float across = 1.5f * (cos * y - sin * x);
            float qx = noise.at(along + 3.1f, across * 0.9f);
            float qy = noise.at(along - 7.4f, across * 0.9f + 5.3f);
            float rx = noise.at(1.3f * along + 1.1f * qx + 11.7f, 1.3f * across + 1.1f * qy);
            float ry = noise.at(2.1f * along + 0.9f * qy - 4.1f, 2.3f * across + 0.9f * rx);
            float course = 5.2f * across + 2.6f * qy + 2.7f * rx + 0.55f * ry + start;
            int stream = (int) Math.floor(course);
            Canvas.cover(lab, streams[Math.floorMod(stream, streams.length)], 1);
            Canvas.cover(
                    lab,
                    streams[Math.floorMod(stream + 1, streams.length)],
                    Curves.step(0.25f, 0.95f, course - stream));
            float wave = (float) Math.sin(2 * Math.PI * course * 0.5);
            float ripple = (float) Math.sin(2 * Math.PI * course + 2 * qx);
            height[next[0]++] = 0.8f * wave + 0.2f * ripple;
            Canvas.cover(lab, colours.ground(), 0.55f * frame.stage(x, y));
        });
        gloss(canvas, height, light);
        return canvas.enlarged(frame);
    }

    /** Diffuse light by Lambert, gloss by a high power of the half vector, seen from straight above. */
    private static void gloss(Canvas canvas, float[] height, Light light) {
        int width = canvas.frame.width();
        int rows = canvas.frame.height();
        float slope = canvas.frame.unit() * 0.5f * 0.05f;
        for (int y = 0, i = 0; y < rows; y++) {
            int above = Math.max(y - 1, 0) * width;
            int below = Math.min(y + 1, rows - 1) * width;
            for (int x = 0; x < width; x++, i++) {
                float dx = (height[y * width + Math.min(x + 1, width - 1)] - height[y * width + Math.max(x - 1, 0)])
                        * slope;
                float dy = (height[below + x] - height[above + x]) * slope;
                float upright = (float) (1 / Math.sqrt(1 + dx * dx + dy * dy));
                float facing = -(dx * light.x() + dy * light.y()) * upright;
                float half = Math.max(0, 0.5f * facing + 0.87f * upright);
                float gloss = half * half;
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                gloss *= gloss;
                shade(canvas.lab, i, facing, gloss);
            }
        }
    }

    /** Shadows keep their colour by gaining chroma; lights move towards white and never reach it. */
    private static void shade(float[][] lab, int i, float facing, float gloss) {
        float lift = 0.34f * Math.max(0, facing) + 0.26f * gloss;
        float fall = 0.17f * Math.max(0, -facing);
        lab[0][i] = (lab[0][i] + (0.985f - lab[0][i]) * lift) * (1 - fall);
        float chroma = 1 - 0.45f * lift + 2.2f * fall;
        lab[1][i] *= chroma;
        lab[2][i] *= chroma;
    }
}
