package com.adaptiveads.functions.generation;

import com.adaptiveads.functions.session.StoredSession;
import java.util.Optional;

/** The claims of sessions' compositions. Every write is conditional: of several callers at once exactly one succeeds. */
public interface Generations {
    /** A session's state and newest claim, read together. */
    record Snapshot(StoredSession session, Optional<Claimed> claimed) {}

    Snapshot find(String sessionId);

    /** Stores a claim; false when the newest one is no longer the one before it. */
    boolean claim(String sessionId, Claimed claim);

    /** Stores a later lease of the same claim; false when somebody else did, or the job ended meanwhile. */
    boolean extend(String sessionId, Claimed before, Claimed after);
}
