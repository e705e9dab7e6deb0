package com.adaptiveads.local.event;

import java.util.Map;

/** A function that takes batches of stream records. An exception means: not handled, deliver again. */
@FunctionalInterface
public interface StreamTarget {
    @SuppressWarnings("checkedexceptions")
    void deliver(Map<String, Object> event) throws Exception;
}
