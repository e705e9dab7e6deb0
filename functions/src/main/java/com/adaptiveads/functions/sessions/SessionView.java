package com.adaptiveads.functions.sessions;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.Engagement;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.engagement.Subject;
import com.adaptiveads.functions.generation.GenerationView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A session as the API tells it; what was done with a composition counts for its product. */
record SessionView(String sessionId, SessionState state, GenerationView generation) {
    Map<String, Object> toJson() {
        return new Fields()
                .with("session_id", sessionId)
                .with("clicks", state.clicks())
                .with("hovers", state.hovers())
                .with("active_ms", state.activeMs())
                .with("last_event_at", state.lastEventMs())
                .with("products", products())
                .with("generation", generation.toJson())
                .map();
    }

    /** Most engaged first. */
    private List<Map<String, Object>> products() {
        Map<String, Engagement> byProduct = new TreeMap<>();
        state.products()
                .forEach((id, engagement) -> byProduct.merge(Subject.productOf(id), engagement, Engagement::plus));
        return byProduct.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Engagement.MOST_LAST.reversed()))
                .map(entry -> product(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Object> product(String id, Engagement engagement) {
        return new Fields()
                .with("product_id", id)
                .with("clicks", engagement.clicks())
                .with("hovers", engagement.hovers())
                .with("hover_ms", engagement.hoverMs())
                .map();
    }
}
