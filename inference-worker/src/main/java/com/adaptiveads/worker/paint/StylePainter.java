package com.adaptiveads.worker.paint;

import java.util.SplittableRandom;

/** Paints one style. */
interface StylePainter {
    Canvas paint(Frame frame, ColourScheme colours, SplittableRandom random);
}
