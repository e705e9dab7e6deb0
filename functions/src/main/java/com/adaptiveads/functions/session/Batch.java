package com.adaptiveads.functions.session;

import com.adaptiveads.functions.engagement.BatchContent;

/**
 * Events that were sent together, as stored.
 *
 * @param id by which a repetition is known, whatever else of it is different
 * @param timeMs of the newest event, epoch milliseconds: place among the session's batches
 */
public record Batch(String id, long timeMs, BatchContent content) {}
