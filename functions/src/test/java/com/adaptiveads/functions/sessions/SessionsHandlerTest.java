package com.adaptiveads.functions.sessions;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static com.adaptiveads.functions.testing.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.Studio;
import com.adaptiveads.functions.token.SessionAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsHandlerTest {
    private final Studio studio = new Studio();
    private final SessionsHandler handler = new SessionsHandler(
            Edges.edge(),
            new SessionReader(studio.table.generations(), Optional::empty, studio.clock),
            SessionAccess.OPEN);

    @Test
    void tellsCountsActiveTimeProductsAndGeneration() {
        long now = studio.clock.millis();
        String composition = Studio.BOTTLE + "-" + "d".repeat(24) + "-0";
        studio.track(batch(
                "b1",
                click(Studio.SNEAKER, now),
                click(composition, now),
                click(Studio.BOTTLE, now),
                hover(4_000, now)));

        JsonObject session = ask(SESSION).json();

        assertEquals(3, session.integer("clicks", 0, 10));
        assertEquals(4_000, session.integer("active_ms", 0, 10_000));
        assertEquals("idle", session.object("generation").string("status"));
        List<JsonObject> products = session.objects("products", 10);
        assertEquals(Studio.BOTTLE, products.getFirst().string("product_id"));
        assertEquals(2, products.getFirst().integer("clicks", 0, 10));
        assertEquals(Studio.SNEAKER, products.getLast().string("product_id"));
    }

    @Test
    void anUnknownSessionIsNotFound() {
        Answer answer = ask("nobody");

        assertEquals(404, answer.status());
        assertEquals("not_found", answer.code());
    }

    private Answer ask(String id) {
        return Call.of("GET", "/api/sessions/" + id).path("id", id).to(handler);
    }
}
