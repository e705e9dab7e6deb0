package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;
import java.util.List;

/** Compositions by owner. */
public interface CompositionStore {
    /**
     * Stores all compositions of a job or none, so that they are delivered together. Leaves what is there alone: it may
     * have been delivered already.
     */
    void putAllIfAbsent(List<Composition> compositions);

    void delete(Composition composition);
}
