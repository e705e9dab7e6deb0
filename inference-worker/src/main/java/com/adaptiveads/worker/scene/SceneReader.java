package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Pixels;

/** Reads the mood of a photo and chooses the backgrounds. Implementations are safe for use by several threads. */
public interface SceneReader {
    /**
     * Reads the scene and chooses backgrounds for it.
     *
     * @param photo the original, opaque
     * @param cutout the same size, the product with its matte
     * @param count how many backgrounds to choose, 1 or more
     * @param seed varies the choice among near-equal styles and tones; the same seed gives the same scene
     */
    Scene read(Pixels photo, Pixels cutout, int count, long seed);

    /** Short stable name ({@code palette}, {@code clip}). */
    String engine();
}
