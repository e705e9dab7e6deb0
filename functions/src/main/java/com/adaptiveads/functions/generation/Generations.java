package com.adaptiveads.functions.generation;

import com.adaptiveads.functions.session.StoredSession;
import java.util.Optional;

/** The claims of sessions' compositions. Every write is conditional: of several callers at once exactly one succeeds. */
public interface Generations {
    /** A session's state and newest claim, read together. */
    record Snapshot(StoredSession session, Optional<Claimed> claimed) {}

    Snapshot find(String sessionId);

    /** What became of a claim. */
    enum Claim {
        /** And counted in its hour's budget, in the same write. */
        STORED,
        /** The newest one is no longer the one before it. */
        LOST,
        /** Nothing is stored and nothing counted. */
        OVER_BUDGET,
        /** Too many claimed at the same instant; nothing is stored and nothing counted. */
        BUSY
    }

    /** Stores a claim, if it is the session's next and its hour's budget allows for one more. */
    Claim claim(String sessionId, Claimed claim);

    /** Stores a later lease of the same claim; false when somebody else did, or the job ended meanwhile. */
    boolean extend(String sessionId, Claimed before, Claimed after);
}
