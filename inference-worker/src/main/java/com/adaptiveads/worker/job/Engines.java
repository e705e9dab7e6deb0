package com.adaptiveads.worker.job;

import com.adaptiveads.worker.paint.BackgroundPainter;
import com.adaptiveads.worker.scene.SceneReader;
import com.adaptiveads.worker.segment.Segmenter;
import java.util.List;

/**
 * What does the work on pixels.
 *
 * @param models which models the engines work with, for the record: {@code name@} and the hash of the manifest, which
 *     lists the hashes of all files
 */
public record Engines(Segmenter segmenter, SceneReader sceneReader, BackgroundPainter painter, List<String> models) {
    public Engines {
        models = List.copyOf(models);
    }

    /** Without models. */
    public Engines(Segmenter segmenter, SceneReader sceneReader, BackgroundPainter painter) {
        this(segmenter, sceneReader, painter, List.of());
    }

    /** As every result names them, such as {@code studio+palette+procedural}. */
    public String names() {
        return String.join("+", segmenter.engine(), sceneReader.engine(), painter.engine());
    }
}
