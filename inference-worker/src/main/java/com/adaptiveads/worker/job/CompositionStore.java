package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;

/** Compositions by owner. */
public interface CompositionStore {
    /** Leaves what is there alone: it may have been delivered already. */
    void putIfAbsent(Composition composition);

    void delete(Composition composition);
}
