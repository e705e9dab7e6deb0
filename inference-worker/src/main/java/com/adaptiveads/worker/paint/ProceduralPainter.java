package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** Paints by rule, with no weights: one {@link StylePainter} per style, coloured by a {@link ColourScheme}. */
public final class ProceduralPainter implements BackgroundPainter {
    @Override
    public List<Pixels> paint(
            List<BackgroundBrief> briefs, int width, int height, Focus focus, long seed, DoubleConsumer progress) {
        Frame frame = new Frame(width, height, focus);
        List<Pixels> pictures = new ArrayList<>(briefs.size());
        for (int i = 0; i < briefs.size(); i++) {
            pictures.add(paint(briefs.get(i), frame, seed + i));
            progress.accept((i + 1.0) / briefs.size());
        }
        return pictures;
    }

    @Override
    public String engine() {
        return "procedural";
    }

    private static Pixels paint(BackgroundBrief brief, Frame frame, long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.mixed(seed));
        ColourScheme colours = ColourScheme.of(brief.palette(), brief.tone(), random.split());
        Canvas canvas = painter(brief.style()).paint(frame, colours, random.split());
        Spotlight.set(
                canvas,
                colours.ground(),
                Lab.of(brief.palette().product().getFirst().rgb()));
        return Developer.develop(canvas, random.nextLong());
    }

    private static StylePainter painter(Style style) {
        return switch (style) {
            case DARK_TO_LIGHT -> new DarkToLight();
            case BOKEH -> new Bokeh();
            case GEOMETRIC -> new Geometric();
            case LIQUID_PAINT -> new LiquidPaint();
            case COLOUR_WASH -> new ColourWash();
            case DREAMY -> new Dreamy();
            case MINIMAL -> new Minimal();
            case COLOUR_BLEND -> new ColourBlend();
        };
    }
}
