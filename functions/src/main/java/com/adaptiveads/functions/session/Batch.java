package com.adaptiveads.functions.session;

import com.adaptiveads.functions.engagement.HeatPoint;
import java.util.List;

/**
 * Events that were sent together, as stored: what says no place is in the counters only.
 *
 * @param id by which a repetition is known
 * @param timeMs place among the session's batches; the same for every repetition of the batch
 */
public record Batch(String id, long timeMs, List<HeatPoint> points) {
    public Batch {
        points = List.copyOf(points);
    }
}
