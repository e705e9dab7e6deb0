package com.adaptiveads.worker.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * From scores to a gallery: the best style first, then the best unlike it.
 *
 * @param nearTie scores closer than this are as good as equal: the seed decides
 * @param sameKind what a style loses for every one of its kind before it
 */
public record StyleRanking(double nearTie, double sameKind) {

    /** What people tell apart at a glance. */
    enum Kind {
        GRADIENT,
        SHAPES,
        TEXTURE;

        static Kind of(Style style) {
            return switch (style) {
                case DARK_TO_LIGHT, MINIMAL, COLOUR_BLEND -> GRADIENT;
                case BOKEH, GEOMETRIC, DREAMY -> SHAPES;
                case LIQUID_PAINT, COLOUR_WASH -> TEXTURE;
            };
        }
    }

    /**
     * As many styles as asked for; none twice before all were used.
     *
     * @param fit how well a style suits
     */
    public List<Style> choose(ToDoubleFunction<Style> fit, int count, SplittableRandom random) {
        Map<Style, Double> scores = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            scores.put(style, fit.applyAsDouble(style) + random.nextDouble(nearTie));
        }
        List<Style> ranked = new ArrayList<>();
        while (!scores.isEmpty()) {
            Style next = Collections.max(scores.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            ranked.add(next);
            scores.remove(next);
            scores.replaceAll((style, score) -> Kind.of(style) == Kind.of(next) ? score - sameKind : score);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> ranked.get(i % ranked.size()))
                .toList();
    }
}
