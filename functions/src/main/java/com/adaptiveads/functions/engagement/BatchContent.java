package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a batch of events beside the session's state.
 *
 * @param points the events that say a place
 * @param funnels by the id the events carried, a product's or a composition's; also of events without a place
 */
public record BatchContent(List<HeatPoint> points, SortedMap<String, Funnel> funnels) {
    public static final BatchContent NONE = new BatchContent(List.of(), Collections.emptySortedMap());

    public BatchContent {
        points = List.copyOf(points);
        funnels = Collections.unmodifiableSortedMap(new TreeMap<>(funnels));
    }

    /** What a script did is not kept. */
    public static BatchContent of(List<Interaction> interactions, long serverNowMs) {
        SortedMap<String, Funnel> funnels = new TreeMap<>();
        for (Interaction interaction : interactions) {
            Funnel funnel = Funnel.of(interaction);
            if (interaction.trusted() && !funnel.equals(Funnel.NONE)) {
                Subject.of(interaction).ifPresent(id -> funnels.merge(id, funnel, Funnel::plus));
            }
        }
        return new BatchContent(
                interactions.stream()
                        .flatMap(interaction -> HeatPoint.of(interaction, serverNowMs).stream())
                        .toList(),
                funnels);
    }

    public boolean isEmpty() {
        return points.isEmpty() && funnels.isEmpty();
    }
}
