package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.OTHER;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopProductTest {
    private static final List<String> READY = List.of(OTHER, PRODUCT);

    @Test
    void mostClicksThenHoverTime() {
        assertEquals(
                Optional.of(PRODUCT),
                TopProduct.of(Map.of(PRODUCT, new Engagement(2, 0, 0), OTHER, new Engagement(1, 9, 90_000)), READY));
        assertEquals(
                Optional.of(PRODUCT),
                TopProduct.of(Map.of(PRODUCT, new Engagement(1, 1, 501), OTHER, new Engagement(1, 9, 500)), READY));
    }

    @Test
    void aClickOnACompositionCountsForItsProductSoThatGenerationGoesOn() {
        Map<String, Engagement> engagement = Map.of(
                PRODUCT + "-" + JOB + "-0",
                new Engagement(1, 0, 0),
                PRODUCT + "-" + JOB + "-1",
                new Engagement(1, 0, 0),
                PRODUCT,
                new Engagement(1, 0, 0),
                OTHER,
                new Engagement(2, 0, 0));
        assertEquals(Optional.of(PRODUCT), TopProduct.of(engagement, READY));
    }

    @Test
    void whatIsNotReadyCountsForNothing() {
        Map<String, Engagement> engagement =
                Map.of("gone", new Engagement(50, 0, 0), PRODUCT, new Engagement(0, 1, 10));
        assertEquals(Optional.of(PRODUCT), TopProduct.of(engagement, READY));
        assertEquals(Optional.empty(), TopProduct.of(engagement, List.of()));
    }

    @Test
    void theFirstReadyProductWhenThereIsNoSignal() {
        assertEquals(Optional.of(OTHER), TopProduct.of(Map.of(), READY));
        assertEquals(
                Optional.of(OTHER),
                TopProduct.of(Map.of(PRODUCT, new Engagement(1, 1, 10), OTHER, new Engagement(1, 1, 10)), READY));
    }
}
