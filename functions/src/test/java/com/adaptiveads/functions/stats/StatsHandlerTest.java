package com.adaptiveads.functions.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsHandlerTest {
    private final MemoryTotals totals = new MemoryTotals();
    private final StatsHandler handler = new StatsHandler(Edges.edge(), totals);

    @Test
    void sumsWhatManyWritersAdded() {
        for (int i = 0; i < 50; i++) {
            totals.add("p" + i, Tally.of(new Change.Product("product-" + i, 1)));
            totals.add("c" + i, Tally.of(new Change.Composition("session#" + i, 1)));
            totals.add("g" + i, Tally.of(new Change.Generations("session-" + i, 2)));
        }

        JsonObject stats = stats();

        assertEquals(50, stats.integer("total_products", 0, 1000));
        assertEquals(50, stats.integer("total_compositions", 0, 1000));
        assertEquals(100, stats.integer("generations", 0, 1000));
        assertEquals(8, totals.names().size());
    }

    @Test
    void anEmptySystemHasNothingOfAnything() {
        JsonObject stats = stats();

        for (String name : List.of(
                "total_sessions",
                "total_clicks",
                "total_hovers",
                "total_active_ms",
                "total_products",
                "total_compositions")) {
            assertEquals(0, stats.integer(name, 0, 1000), name);
        }
    }

    private JsonObject stats() {
        return Call.of("GET", "/api/stats").to(handler).json();
    }
}
