package com.adaptiveads.local.event;

import java.util.Map;
import java.util.Optional;

/** A function that takes batches of stream records. An exception means that it has handled none of them. */
@FunctionalInterface
public interface StreamTarget {
    /** Returns the sequence number of the first record that must be delivered again; empty when all were handled. */
    Optional<String> deliver(Map<String, Object> event);
}
