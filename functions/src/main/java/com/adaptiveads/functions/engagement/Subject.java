package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.store.CompositionId;
import java.util.Optional;

/** What an interaction was with: the id of a product or of a composition. */
public final class Subject {
    private Subject() {}

    /** The composition when the event names one, else the product, which in older clients may be a composition too. */
    public static Optional<String> of(Interaction interaction) {
        return interaction
                .compositionId()
                .filter(id -> CompositionId.parse(id).isPresent())
                .or(interaction::productId)
                .or(interaction::compositionId);
    }

    /** The product a composition shows; any other id stands for itself. */
    public static String productOf(String subject) {
        return CompositionId.parse(subject).map(CompositionId::productId).orElse(subject);
    }
}
