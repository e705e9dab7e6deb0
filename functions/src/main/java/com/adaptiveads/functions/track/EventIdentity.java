package com.adaptiveads.functions.track;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Layer;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.Optional;

/**
 * What tells an event that comes alone from another, and a repetition from a new event: its id, else everything it says,
 * provided it says when it happened. Of two equal events without a time nobody can tell whether one repeats the other: they have
 * no identity, and each counts.
 */
final class EventIdentity {
    /** Before and within a content; not part of any id. */
    private static final char FIELD = '|';

    private EventIdentity() {}

    static Optional<String> of(Interaction interaction) {
        return interaction
                .id()
                .or(() -> interaction.timestampMs().isPresent()
                        ? Optional.of(
                                content(interaction, interaction.timestampMs().getAsLong()))
                        : Optional.empty());
    }

    private static String content(Interaction interaction, long timestampMs) {
        StringBuilder content = new StringBuilder()
                .append(FIELD)
                .append(interaction.type().wire())
                .append(FIELD)
                .append(timestampMs)
                .append(FIELD)
                .append(interaction.durationMs());
        place(content, interaction.position());
        place(content, interaction.spot());
        content.append(FIELD).append(interaction.productId().orElse(""));
        content.append(FIELD).append(interaction.compositionId().orElse(""));
        content.append(FIELD).append(interaction.canvas().width());
        content.append(FIELD).append(interaction.canvas().height());
        content.append(FIELD).append(interaction.layer().map(Layer::wire).orElse(""));
        content.append(FIELD).append(interaction.trusted());
        content.append(FIELD).append(interaction.arm().orElse(""));
        content.append(FIELD).append(interaction.probability().orElse(-1));
        return content.toString();
    }

    private static void place(StringBuilder content, Optional<Point> place) {
        content.append(FIELD);
        place.ifPresent(at -> content.append(at.x()).append(FIELD).append(at.y()));
    }
}
