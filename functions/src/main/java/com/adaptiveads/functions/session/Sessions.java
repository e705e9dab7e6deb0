package com.adaptiveads.functions.session;

import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionState;
import java.util.List;
import java.util.function.Predicate;

/** What visitors did, by session. */
public interface Sessions {
    /** How an {@link #append} ended. */
    enum Outcome {
        STORED,
        /** A batch of that id was stored before; nothing was changed. */
        REPEATED,
        /** Somebody else wrote the session meanwhile; nothing was changed. */
        CONFLICT
    }

    /** The newest state; {@link StoredSession#NONE} for an unknown session. */
    StoredSession find(String sessionId);

    /**
     * Stores a batch and the state that counts it, both or neither.
     *
     * @param before what {@code after} was made from
     * @param nowMs from which the time to live counts
     */
    Outcome append(String sessionId, StoredSession before, SessionState after, Batch batch, long nowMs);

    /** The points of the newest batches, newest batch first, at most {@code max}. */
    default List<HeatPoint> newestPoints(String sessionId, int max) {
        return newestPoints(sessionId, 0, point -> true, max);
    }

    /**
     * The wanted points, newest batch first, at most {@code max}.
     *
     * @param fromMs epoch milliseconds: batches that ended before are not read
     */
    List<HeatPoint> newestPoints(String sessionId, long fromMs, Predicate<HeatPoint> wanted, int max);
}
