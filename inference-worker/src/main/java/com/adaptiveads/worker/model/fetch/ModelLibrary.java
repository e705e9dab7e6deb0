package com.adaptiveads.worker.model.fetch;

import java.io.IOException;
import java.util.List;

/** A source that holds models as a models folder does: one folder a model, with its {@code manifest.json}. */
public interface ModelLibrary extends ModelSource {
    /**
     * Names of the folders.
     *
     * @throws com.adaptiveads.worker.model.ModelFailure when the source says that we may not
     * @throws IOException when asking again may help
     */
    List<String> models() throws IOException;
}
