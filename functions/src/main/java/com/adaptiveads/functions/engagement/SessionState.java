package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session's visitor has done so far, small enough to be written with every batch (at most 3 KB encoded).
 *
 * @param hovers hovers over products; hovers over the bare canvas count as time only
 * @param lastEventMs time of the newest event, epoch milliseconds, 0 before the first
 * @param products engagement by the id the events carried, a product's or a composition's; the most engaged are kept
 */
public record SessionState(
        long clicks,
        long hovers,
        long lastEventMs,
        ActivityClock clock,
        SortedMap<String, Engagement> products,
        SeenEvents seen) {

    public static final SessionState EMPTY =
            new SessionState(0, 0, 0, ActivityClock.ZERO, new TreeMap<>(), SeenEvents.NONE);

    /**
     * The state after some events.
     *
     * @param fresh the events that were new, in order
     * @param duplicates how many were known already by their id
     */
    public record Applied(SessionState state, List<Interaction> fresh, int duplicates) {
        public Applied {
            fresh = List.copyOf(fresh);
        }
    }

    public SessionState {
        products = Collections.unmodifiableSortedMap(new TreeMap<>(products));
        if (clicks < 0 || hovers < 0 || lastEventMs < 0) {
            throw new IllegalArgumentException("a session counts from 0");
        }
    }

    /** Milliseconds in which the visitor was active. */
    public long activeMs() {
        return clock.activeMs();
    }

    /**
     * Adds events in any order; one whose id was seen lately is a duplicate and adds nothing. An event made by a script
     * is accepted but counts for nothing.
     */
    public Applied apply(List<Interaction> interactions, long serverNowMs) {
        Set<String> ids = new HashSet<>();
        List<Interaction> fresh = interactions.stream()
                .filter(i -> i.id().map(id -> !seen.contains(id) && ids.add(id)).orElse(true))
                .toList();
        return new Applied(after(fresh, serverNowMs), fresh, interactions.size() - fresh.size());
    }

    private SessionState after(List<Interaction> fresh, long serverNowMs) {
        SortedMap<String, Engagement> counted = new TreeMap<>(products);
        Engagement total = new Engagement(clicks, hovers, 0);
        long last = lastEventMs;
        List<String> ids = new ArrayList<>();
        for (Interaction interaction : fresh) {
            interaction.id().ifPresent(ids::add);
            if (!interaction.trusted()) {
                continue;
            }
            last = Math.max(last, EventTime.of(interaction, serverNowMs));
            Engagement added = Engagement.of(interaction);
            total = total.plus(added);
            if (!added.equals(Engagement.NONE)) {
                Subject.of(interaction).ifPresent(id -> counted.merge(id, added, Engagement::plus));
            }
        }
        return new SessionState(
                total.clicks(),
                total.hovers(),
                last,
                clock.with(fresh, serverNowMs),
                SessionCodec.bounded(counted),
                seen.with(ids));
    }
}
