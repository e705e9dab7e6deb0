package com.adaptiveads.worker.scene.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.scene.Style;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleOddsTest {
    private static final double NOTHING = -1e6;

    @Test
    void probabilitiesAreSoftmaxedLogits() {
        StyleOdds odds = StyleOdds.of(logits(0.5, 0.25, 0.125, 0.125), logits(0.25, 0.25, 0.25, 0.25));
        assertEquals(0.5, odds.match(Style.DARK_TO_LIGHT).photo(), 1e-9);
        assertEquals(0.25, odds.match(Style.LIQUID_PAINT).product(), 1e-9);
        assertEquals(
                1, odds.matches().stream().mapToDouble(StyleOdds.Match::photo).sum(), 1e-9);
        assertEquals(
                1,
                odds.matches().stream().mapToDouble(StyleOdds.Match::together).sum(),
                1e-9);
    }

    @Test
    void togetherIsTheGeometricMeanOfTheTwo() {
        StyleOdds odds = StyleOdds.of(logits(0.8, 0.2), logits(0.2, 0.8));
        assertEquals(0.5, odds.match(Style.DARK_TO_LIGHT).together(), 1e-9);
        assertEquals(0.5, odds.match(Style.BOKEH).together(), 1e-9);
        StyleOdds uneven = StyleOdds.of(logits(0.9, 0.1), logits(0.5, 0.5));
        assertEquals(
                3,
                uneven.match(Style.DARK_TO_LIGHT).together()
                        / uneven.match(Style.BOKEH).together(),
                1e-9);
    }

    @Test
    void logitsOfAnySizeGiveNumbers() {
        double[] huge = new double[8];
        huge[2] = 4e5;
        StyleOdds odds = StyleOdds.of(huge, huge);
        assertEquals(1, odds.match(Style.GEOMETRIC).together(), 0);
        for (Style style : Style.values()) {
            assertTrue(Double.isFinite(odds.score(style)), style::phrase);
        }
    }

    @Test
    void saysWhatIsSeenInWordsAndFigures() {
        StyleOdds apart = StyleOdds.of(logits(0.62, 0.3, 0.08), logits(0.1, 0.3, 0.6));
        assertEquals(
                "CLIP finds the photo nearest to “smooth gradient from dark to light” (62 %) and the product by itself"
                        + " nearest to “abstract geometric shapes and lines” (60 %); both count alike.",
                apart.summary());
        StyleOdds agreed = StyleOdds.of(logits(0.1, 0.9), logits(0.4, 0.6));
        assertEquals(
                "CLIP finds the photo (90 %) and the product by itself (60 %) nearest to “soft bokeh circles and blur”.",
                agreed.summary());
    }

    @Test
    void reasonsAreHonestAboutWeakMatchesAndAboutVariety() {
        StyleOdds odds = StyleOdds.of(logits(0.62, 0.36, 0.02), logits(0.3, 0.698, 0.002));
        Style first = Style.DARK_TO_LIGHT;
        Style second = Style.BOKEH;
        Style third = Style.GEOMETRIC;
        assertEquals(
                "CLIP finds it a clear match for the photo (62 %) and a good match for the product (30 %)",
                odds.reason(first, List.of(second, first)));
        assertEquals(
                "it brings variety, though CLIP finds it hardly a match for the photo (2 %) or the product (under 1 %)",
                odds.reason(third, List.of(second, first, third)));
        assertEquals(
                "it brings variety, though CLIP finds it a clear match for the photo (62 %) and a good match for the"
                        + " product (30 %)",
                odds.reason(first, List.of(first, third)));
        StyleOdds agreed = StyleOdds.of(logits(0.6, 0.4), logits(0.7, 0.3));
        assertEquals(
                "CLIP finds it a good match for both the photo (40 %) and the product (30 %)",
                agreed.reason(second, List.of(first, second)));
    }

    /** Logits that a softmax turns into these, the other styles' into nothing. */
    private static double[] logits(double... probabilities) {
        double[] logits = new double[Style.values().length];
        Arrays.fill(logits, NOTHING);
        for (int i = 0; i < probabilities.length; i++) {
            logits[i] = Math.log(probabilities[i]);
        }
        return logits;
    }
}
