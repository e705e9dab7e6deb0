package com.adaptiveads.worker.paint;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.BackgroundBrief;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Paints abstract backgrounds. Implementations are safe for use by several threads. */
public interface BackgroundPainter {
    /**
     * Paints one picture per brief. Picture {@code i} depends on {@code briefs[i]}, the size, the focus and {@code seed
     * + i} only, never on what else is in the list.
     *
     * @param focus what the pictures are staged around; a painter that cannot aim ignores it
     * @param progress told the share done, 0..1, as the work goes on
     */
    List<Pixels> paint(
            List<BackgroundBrief> briefs, int width, int height, Focus focus, long seed, DoubleConsumer progress);

    /** Short stable name ({@code procedural}, {@code sd15}). */
    String engine();
}
