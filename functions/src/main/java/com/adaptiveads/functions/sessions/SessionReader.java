package com.adaptiveads.functions.sessions;

import com.adaptiveads.functions.generation.GenerationView;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generations.Snapshot;
import com.adaptiveads.functions.status.Heartbeats;
import java.time.Clock;
import java.util.Optional;

/** Reads what is known of one session. */
public final class SessionReader {
    private final Generations generations;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public SessionReader(Generations generations, Heartbeats heartbeats, Clock clock) {
        this.generations = generations;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /** Empty for a session that neither tracked anything nor asked for variations. */
    Optional<SessionView> find(String id) {
        Snapshot snapshot = generations.find(id);
        if (!snapshot.session().known() && snapshot.claimed().isEmpty()) {
            return Optional.empty();
        }
        GenerationView generation = GenerationView.of(snapshot.claimed(), heartbeats.newest(), clock.millis());
        return Optional.of(new SessionView(id, snapshot.session().state(), generation));
    }
}
