package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Refuses what would fill the disk. */
public interface DiskSpace {
    /** Left free, for everything else that writes. */
    long RESERVE = 256L << 20;

    /** The real one. */
    DiskSpace ACTUAL = folder -> Files.getFileStore(folder).getUsableSpace();

    /** @return bytes free where the folder is, which exists */
    long free(Path folder) throws IOException;

    /**
     * Sees whether there is room.
     *
     * @param folder exists
     * @param bytes to come
     * @throws ModelFailure with a sentence when there is not
     */
    default void check(String model, Path folder, long bytes) throws IOException {
        long free = free(folder);
        if (bytes > 0 && bytes + RESERVE > free) {
            throw ModelFailure.noSpace(String.format(
                    Locale.ROOT,
                    "The model %s needs %.1f GB more in %s, and %.1f GB are free there.",
                    model,
                    (bytes + RESERVE) / 1e9,
                    folder,
                    free / 1e9));
        }
    }
}
