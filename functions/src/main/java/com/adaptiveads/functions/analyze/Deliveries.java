package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.Composition;
import java.util.List;

/** Which of a session's compositions its visitor has been given. */
public interface Deliveries {
    /** Oldest first, at most {@code max}. */
    List<Composition> undelivered(String sessionId, int max);

    /** Delivered or not, asked for at {@code createdAtMs} or later, oldest first, at most {@code max}. */
    List<Composition> since(String sessionId, long createdAtMs, int max);

    /** Marks one as given; true for exactly one of all callers. */
    boolean deliver(Composition composition, long nowMs);
}
