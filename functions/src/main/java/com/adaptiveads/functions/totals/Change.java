package com.adaptiveads.functions.totals;

import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.SessionState;
import java.util.Optional;

/** A change of a table that totals are made of. */
public sealed interface Change {
    /** @param before empty for a new session */
    record Session(String sessionId, Optional<SessionState> before, SessionState after) implements Change {}

    record Batch(String sessionId, BatchContent content) implements Change {}

    /** @param count claims since the claim before, 0 when only its progress changed */
    record Generations(String sessionId, long count) implements Change {}

    /** @param by 1 for a new one, -1 for a deleted one */
    record Product(String productId, int by) implements Change {}

    /** @param by 1 for a new one, -1 for a deleted one */
    record Composition(String owner, int by) implements Change {}

    /** @param atMs when the table took it, server clock in epoch milliseconds */
    record Dated(Change change, long atMs) {}
}
