package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.api.TrackRequest.Rejected;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.EventTime;
import com.adaptiveads.functions.engagement.SessionState.Applied;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.session.StoredSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Counts interactions into their session, each once.
 *
 * <p>A batch is known by its id for as long as it is stored (30 days), whatever its events and their times are then; an event
 * that comes alone likewise, by its {@link EventIdentity}. Beyond that an event with an id is known among the session's last 100
 * events, in whichever batch it comes. Of a batch whose events have no ids, sent again under another id, nothing is known.
 */
public final class Tracker {
    static final int MAX_TRIES = 8;

    private final Sessions sessions;
    private final Clock clock;
    private final Pause pause;

    /** Waits before a write is tried again. */
    @FunctionalInterface
    public interface Pause {
        /** @param failures so far, from 1 */
        void after(int failures);
    }

    /** How many interactions counted, and how many were known already. */
    public record Result(int accepted, int duplicates) {
        Map<String, Object> toJson(List<Rejected> rejected) {
            return new Fields()
                    .with("status", "tracked")
                    .with("accepted", accepted)
                    .with("duplicates", duplicates)
                    .with("rejected", rejected.stream().map(Rejected::toJson).toList())
                    .map();
        }
    }

    public Tracker(Sessions sessions, Clock clock, Pause pause) {
        this.sessions = sessions;
        this.clock = clock;
        this.pause = pause;
    }

    /** @throws HttpProblem 429 when {@value #MAX_TRIES} tries all met somebody else's write */
    public Result track(TrackRequest request) {
        List<Interaction> interactions = request.interactions();
        if (interactions.isEmpty()) {
            return new Result(0, 0);
        }
        long now = clock.millis();
        String id = BatchId.of(request);
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            StoredSession before = sessions.find(request.sessionId());
            Applied applied = before.state().apply(interactions, now);
            Batch batch = batch(id, applied.fresh(), now);
            switch (sessions.append(request.sessionId(), before, applied.state(), batch, now)) {
                case STORED -> {
                    return new Result(applied.fresh().size(), applied.duplicates());
                }
                case REPEATED -> {
                    return new Result(0, interactions.size());
                }
                case CONFLICT -> pause.after(attempt);
            }
        }
        throw HttpProblem.throttled("This session is being written by too many at once; send it again.", 1);
    }

    /** Everything {@link #track} does, on a state nobody can have written: the store refuses it and nothing changes. */
    void rehearse() {
        TrackRequest request = TrackRequest.from(
                Json.object("{\"session_id\": \"priming\", \"type\": \"click\", \"data\": {\"x\": 1, \"y\": 1}}"));
        long now = clock.millis();
        Applied applied = sessions.find(request.sessionId()).state().apply(request.interactions(), now);
        Batch batch = batch(BatchId.of(request), applied.fresh(), now);
        StoredSession impossible = new StoredSession(applied.state(), Long.MAX_VALUE - 1);
        if (sessions.append(request.sessionId(), impossible, applied.state(), batch, now) == Sessions.Outcome.STORED) {
            throw new IllegalStateException("the rehearsal was stored");
        }
    }

    private static Batch batch(String id, List<Interaction> fresh, long now) {
        return new Batch(id, EventTime.newest(fresh, now), BatchContent.of(fresh, now));
    }
}
