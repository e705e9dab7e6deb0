package com.adaptiveads.events.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    @Test
    void aRequestHoldsForWhatIsDoneWithinIt() {
        List<Optional<String>> seen = new ArrayList<>();
        Correlation.run(Optional.of("r1"), () -> {
            seen.add(Correlation.requestId());
            Correlation.run(Optional.of("r2"), () -> seen.add(Correlation.requestId()));
            seen.add(Correlation.requestId());
        });
        seen.add(Correlation.requestId());

        assertEquals(List.of(Optional.of("r1"), Optional.of("r2"), Optional.of("r1"), Optional.empty()), seen);
    }

    @Test
    void whatIsNoIdIsAsGoodAsNone() {
        assertEquals(Optional.of("UFm3ej1wFiAEPuQ="), Correlation.valid("UFm3ej1wFiAEPuQ="));
        for (String wrong : List.of("", " ", "a\nb", "{\"level\": \"ERROR\"}", "x".repeat(129))) {
            assertEquals(Optional.empty(), Correlation.valid(wrong));
        }
    }
}
