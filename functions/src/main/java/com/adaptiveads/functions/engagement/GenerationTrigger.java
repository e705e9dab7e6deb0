package com.adaptiveads.functions.engagement;

import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Generate;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Resend;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Wait;
import java.util.Optional;

/** When a session gets new compositions: after enough new attention, never two at once, never too often. */
public final class GenerationTrigger {
    /** New active time a generation needs. */
    public static final long ATTENTION_MS = 45_000;

    /** Least time between two claims; doubled with each further failure in a row. */
    public static final long COOL_DOWN_MS = 60_000;

    private static final int MAX_DOUBLINGS = 4;

    private GenerationTrigger() {}

    /** What to do now. */
    public sealed interface Decision {
        /** One sentence for the visitor. */
        String reason();

        /** Claim generation {@code number} and send its job. */
        record Generate(int number, String reason) implements Decision {}

        /** A lease ended without a result: send the same job again. */
        record Resend(Generation generation, String reason) implements Decision {}

        /** @param remainingMs earliest time to a change, 0 when that depends on something else than time and attention */
        record Wait(String reason, long remainingMs) implements Decision {}
    }

    /**
     * For a visitor who just looks on.
     *
     * @param activeMs the session's active time so far
     * @param last its newest generation
     */
    public static Decision engaged(long activeMs, Optional<Generation> last, int readyProducts, long nowMs) {
        return inFlight(last, nowMs)
                .or(() -> noProduct(readyProducts))
                .or(() -> tooLittleAttention(activeMs, last, nowMs))
                .or(() -> coolingDown(last, nowMs))
                .orElseGet(() -> new Generate(Generation.nextNumber(last), reason(last, nowMs)));
    }

    /** The part of a session's active time that no generation has spent yet. */
    public static long freshMs(long activeMs, Optional<Generation> last) {
        return Math.max(0, activeMs - last.map(Generation::activeMsAtClaim).orElse(0L));
    }

    private static String reason(Optional<Generation> last, long nowMs) {
        return failed(last, nowMs)
                ? "The last compositions failed: new ones are on their way."
                : ATTENTION_MS / 1000 + " s of attention reached: new compositions are on their way.";
    }

    private static boolean failed(Optional<Generation> last, long nowMs) {
        return last.filter(g -> g.failures(nowMs) > 0).isPresent();
    }

    /** For a visitor who asks for variations: no attention needed, everything else is. */
    public static Decision variation(Optional<Generation> last, int readyProducts, long nowMs) {
        return inFlight(last, nowMs)
                .or(() -> noProduct(readyProducts))
                .or(() -> coolingDown(last, nowMs))
                .orElseGet(() -> new Generate(
                        Generation.nextNumber(last), "Variations were asked for: new compositions are on their way."));
    }

    private static Optional<Decision> inFlight(Optional<Generation> last, long nowMs) {
        return last.filter(g -> g.inFlight() && !g.abandoned(nowMs))
                .map(g -> g.expired(nowMs)
                        ? new Resend(g, "The compositions take longer than usual: they were asked for once more.")
                        : new Wait("New compositions are being made.", g.leaseUntilMs() - nowMs));
    }

    private static Optional<Decision> noProduct(int readyProducts) {
        return readyProducts > 0 ? Optional.empty() : Optional.of(new Wait("No product is ready yet.", 0));
    }

    /** Attention is spent by a generation, but not by one that failed. */
    private static Optional<Decision> tooLittleAttention(long activeMs, Optional<Generation> last, long nowMs) {
        if (failed(last, nowMs)) {
            return Optional.empty();
        }
        long fresh = freshMs(activeMs, last);
        return fresh >= ATTENTION_MS
                ? Optional.empty()
                : Optional.of(new Wait(
                        fresh / 1000 + " s of " + ATTENTION_MS / 1000 + " s of attention so far.",
                        ATTENTION_MS - fresh));
    }

    private static Optional<Decision> coolingDown(Optional<Generation> last, long nowMs) {
        long remaining = last.map(g -> g.claimedAtMs() + coolDownMs(g.failures(nowMs)) - nowMs)
                .orElse(0L);
        return remaining <= 0
                ? Optional.empty()
                : Optional.of(
                        new Wait("The next compositions can start in " + (remaining + 999) / 1000 + " s.", remaining));
    }

    static long coolDownMs(int failuresInARow) {
        return COOL_DOWN_MS << Math.clamp(failuresInARow - 1L, 0, MAX_DOUBLINGS);
    }
}
