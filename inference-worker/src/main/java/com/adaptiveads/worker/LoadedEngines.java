package com.adaptiveads.worker;

import com.adaptiveads.worker.job.Engines;
import java.util.List;

/**
 * The engines of a worker, and how they came about.
 *
 * @param device what the models run on; empty without models
 * @param models names of the models that are loaded
 * @param notes why a model that was asked for is not
 * @param owned to be closed at the worker's end, in this order
 */
record LoadedEngines(Engines engines, String device, List<String> models, List<String> notes, List<AutoCloseable> owned)
        implements AutoCloseable {
    LoadedEngines {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
        owned = List.copyOf(owned);
    }

    /** Without models. */
    static LoadedEngines of(Engines engines) {
        return new LoadedEngines(engines, "", List.of(), List.of(), List.of());
    }

    @Override
    public void close() {
        owned.forEach(LoadedEngines::close);
    }

    static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // none of ours does
        }
    }
}
