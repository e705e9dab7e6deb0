package com.adaptiveads.functions.generation;

import java.util.Optional;

/** What came of a wish for compositions. */
public sealed interface Outcome {
    /** One sentence for the visitor. */
    String reason();

    /** The session's newest generation after the decision. */
    Optional<Claimed> current();

    /** Claimed by this very call, and its job sent. */
    record Started(Claimed claim, String reason) implements Outcome {
        @Override
        public Optional<Claimed> current() {
            return Optional.of(claim);
        }
    }

    /** @param remainingMs earliest time to a change, 0 when not only time is missing */
    record Waiting(Optional<Claimed> current, String reason, long remainingMs) implements Outcome {}

    /**
     * Everything is there but money.
     *
     * @param retryMs until the next budget
     */
    record Refused(Optional<Claimed> current, long retryMs) implements Outcome {
        private static final long MINUTE_MS = 60_000;

        @Override
        public String reason() {
            return "The budget for new compositions is used up for this hour; they can start again in %d min."
                    .formatted(Math.ceilDiv(retryMs, MINUTE_MS));
        }
    }

    /** Everything is there but a product. */
    record NoProduct(Optional<Claimed> current) implements Outcome {
        @Override
        public String reason() {
            return "No product is ready yet.";
        }
    }
}
