package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction.Point;
import java.util.Optional;

/** What the fractions 0..1 of a place are fractions of. */
public enum Space {
    /** Each point's own canvas. */
    CANVAS,
    /** The box of the product or composition under the pointer. */
    CREATIVE;

    /** Where the point is in this space; empty when it is not, or says nothing of it. */
    public Optional<Point> place(HeatPoint point) {
        return switch (this) {
            case CANVAS -> point.onCanvas();
            case CREATIVE -> point.spot();
        };
    }
}
