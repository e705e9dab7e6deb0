package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import java.util.List;

/** When an interaction happened: the client's clock, believed as far as the server's clock allows. */
public final class EventTime {
    /** How far a client's clock may be from the server's, in milliseconds. */
    static final long MAX_SKEW_MS = 24 * 60 * 60 * 1000L;

    private EventTime() {}

    /** Epoch milliseconds; the server's time when the client did not say. */
    static long of(Interaction interaction, long serverNowMs) {
        return Math.clamp(
                interaction.timestampMs().orElse(serverNowMs),
                Math.max(0, serverNowMs - MAX_SKEW_MS),
                serverNowMs + MAX_SKEW_MS);
    }

    /** Of the latest of them; the server's time when there are none. */
    public static long newest(List<Interaction> interactions, long serverNowMs) {
        return interactions.stream()
                .mapToLong(interaction -> of(interaction, serverNowMs))
                .max()
                .orElse(serverNowMs);
    }
}
