package com.adaptiveads.functions.generation;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.job.ComposeJob.Reason;
import java.util.Optional;

/**
 * What compositions a session is to get, if it is time for them.
 *
 * @param productId a ready product; absent for the one the session's visitor is most engaged with
 * @param hotspot absent for where the session's visitor looks
 */
public record Wish(
        String sessionId, Reason reason, Canvas canvas, Optional<String> productId, Optional<Hotspot> hotspot) {
    /** For a visitor who just looks on. */
    public static Wish engaged(String sessionId, Canvas canvas) {
        return new Wish(sessionId, Reason.ENGAGED, canvas, Optional.empty(), Optional.empty());
    }
}
