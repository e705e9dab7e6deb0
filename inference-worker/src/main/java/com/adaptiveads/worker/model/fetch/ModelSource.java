package com.adaptiveads.worker.model.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where models are kept. Safe for use by several threads. */
public interface ModelSource {
    /** For sentences, such as {@code s3://bucket/models}. */
    String name();

    /**
     * A file as it is now.
     *
     * @param path with slashes
     * @throws com.adaptiveads.worker.model.ModelFailure when the source says that we may not, and asking again is no use
     * @throws IOException when asking again may help
     */
    Optional<RemoteFile> find(String path) throws IOException;

    /**
     * Bytes {@code from} (included) to {@code to} (excluded) of the very file that was found.
     *
     * @throws SourceChanged when there is another file by now
     * @throws com.adaptiveads.worker.model.ModelFailure as {@link #find}
     * @throws IOException when asking again may help
     */
    InputStream open(RemoteFile file, long from, long to) throws IOException;
}
