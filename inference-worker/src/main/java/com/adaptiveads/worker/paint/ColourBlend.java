package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import java.util.SplittableRandom;

/** A mesh gradient: colours set around the product by the golden angle, blended over warped distances. */
final class ColourBlend implements StylePainter {
    private static final int DETAIL = 224;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    @Override
    public Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random) {
        Noise noise = new Noise(random);
        Lab[] around = {
            colours.companion(),
            colours.shade(),
            colours.light(),
            colours.companion().towards(colours.light(), 0.5),
            bridge(colours.ground()),
            colours.glow(),
            colours.shade()
        };
        float[][] points = ring(around.length, frame, random);
        float twist = (float) random.nextDouble(0.16, 0.26);
        Canvas small = Canvas.shaded(frame.reduced(DETAIL), (x, y, lab) -> {
            float wx = x + twist * noise.at(x * 1.7f + 3, y * 1.7f);
            float wy = y + twist * noise.at(x * 1.7f - 20, y * 1.7f + 7);
            float fx = wx - frame.focusX();
            float fy = wy - frame.focusY();
            float centre = 0.9f * Curves.bell((fx * fx + fy * fy) * 9);
            float sum = centre;
            float l = centre * (float) colours.ground().lightness();
            float a = centre * (float) colours.ground().a();
            float b = centre * (float) colours.ground().b();
            for (int i = 0; i < around.length; i++) {
                float dx = (wx - points[i][0]) / points[i][2];
                float dy = (wy - points[i][1]) / points[i][2];
                float weight = Curves.bell(dx * dx + dy * dy) + 1e-4f;
                sum += weight;
                l += weight * (float) around[i].lightness();
                a += weight * (float) around[i].a();
                b += weight * (float) around[i].b();
            }
            lab[0] = l / sum;
            lab[1] = a / sum;
            lab[2] = b / sum;
        });
        return small.enlarged(frame);
    }

    /**
     * A hue a quarter turn away, by way of pink rather than green: the widest step that blends without turning
     * grey. Yellow is lifted, since dark yellow is mustard. */
    private static Lab bridge(Lab ground) {
        double up = ground.hue() + 75;
        boolean green =
                Math.abs(Lab.turn(up, ground.lightness() < 0.45 ? 110 : 135)) < (ground.lightness() < 0.45 ? 60 : 40);
        double hue = green ? ground.hue() - 75 : up;
        double lift = Math.abs(Lab.turn(hue, 85)) < 30 ? 0.12 : 0.03;
        return Lab.of(Lab.lch(ground.lightness() + lift, Math.max(ground.chroma(), 0.035), hue)
                .rgb());
    }

    /** x, y and reach of each colour. */
    private static float[][] ring(int count, Frame frame, SplittableRandom random) {
        float[][] points = new float[count][3];
        double angle = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < count; i++) {
            double radius = random.nextDouble(0.34, 0.56);
            float across = (float) (Math.cos(angle) * radius);
            float down = (float) (Math.sin(angle) * radius);
            points[i][0] = frame.stagedX(across);
            points[i][1] = frame.stagedY(down);
            double stretch = Math.hypot(points[i][0] - frame.focusX(), points[i][1] - frame.focusY())
                    / Math.hypot(across * frame.spanX(), down * frame.spanY());
            points[i][2] = (float) (random.nextDouble(0.3, 0.46) * Math.max(0.75, stretch));
            angle += GOLDEN_ANGLE;
        }
        return points;
    }
}
