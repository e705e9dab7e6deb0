package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/track}: one interaction, or a batch of up to 100. A single bad interaction refuses the call; in a
 * batch it is set aside in {@link #rejected()} and the rest counts.
 *
 * @param batchId the client's id of the batch; a repeated id is a repetition of the batch
 */
public record TrackRequest(
        String sessionId, Optional<String> batchId, List<Interaction> interactions, List<Rejected> rejected) {
    public static final int MAX_EVENTS = 100;

    /** The event at {@code index} of the batch, and why it does not count. */
    public record Rejected(int index, String code, String error) {
        public Map<String, Object> toJson() {
            return new Fields()
                    .with("index", index)
                    .with("error", error)
                    .with("code", code)
                    .map();
        }
    }

    public TrackRequest {
        interactions = List.copyOf(interactions);
        rejected = List.copyOf(rejected);
    }

    public static TrackRequest from(JsonObject body) {
        String sessionId = body.id("session_id");
        if (!body.has("events")) {
            return new TrackRequest(sessionId, Optional.empty(), List.of(Interaction.from(body)), List.of());
        }
        String batchId = body.id("batch_id");
        List<Interaction> interactions = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        int index = 0;
        for (JsonObject event : body.objects("events", MAX_EVENTS)) {
            try {
                interactions.add(Interaction.from(event));
            } catch (InvalidJson e) {
                rejected.add(new Rejected(index, e.code(), e.sentence()));
            }
            index++;
        }
        return new TrackRequest(sessionId, Optional.of(batchId), interactions, rejected);
    }
}
