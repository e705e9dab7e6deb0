package com.adaptiveads.worker.job;

import com.adaptiveads.worker.paint.BackgroundPainter;
import com.adaptiveads.worker.scene.SceneReader;
import com.adaptiveads.worker.segment.Segmenter;

/** What does the work on pixels. */
public record Engines(Segmenter segmenter, SceneReader sceneReader, BackgroundPainter painter) {

    /** As every result names them, such as {@code studio+palette+procedural}. */
    public String names() {
        return String.join("+", segmenter.engine(), sceneReader.engine(), painter.engine());
    }
}
