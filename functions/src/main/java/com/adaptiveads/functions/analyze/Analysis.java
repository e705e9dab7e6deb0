package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.Placed;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.engagement.GenerationTrigger;
import com.adaptiveads.functions.generation.GenerationView;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code POST /api/analyze}.
 *
 * @param compositions in their API form
 * @param freshAttentionMs active time no generation has spent yet; the next one takes {@link GenerationTrigger#ATTENTION_MS}
 * @param layout the items of the request at their new places; empty when none were sent
 */
record Analysis(
        List<Map<String, Object>> compositions,
        List<String> reasoning,
        GenerationView generation,
        long freshAttentionMs,
        List<Placed> layout) {

    Map<String, Object> toJson() {
        return new Fields()
                .with("action", compositions.isEmpty() ? "continue" : "new_compositions")
                .with("compositions", compositions)
                .with("reasoning", reasoning)
                .with("generation", generation.toJson())
                .with(
                        "attention",
                        new Fields()
                                .with("active_ms", freshAttentionMs)
                                .with("needed_ms", GenerationTrigger.ATTENTION_MS)
                                .map())
                .with("layout", layout.stream().map(Placed::toJson).toList())
                .map();
    }
}
