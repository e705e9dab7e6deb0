package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.AnalyzeRequest;
import com.adaptiveads.events.api.Placed;
import com.adaptiveads.functions.engagement.GenerationTrigger;
import com.adaptiveads.functions.engagement.LayoutOptimizer;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.generation.GenerationView;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generations.Snapshot;
import com.adaptiveads.functions.generation.Generator;
import com.adaptiveads.functions.generation.Hotspots;
import com.adaptiveads.functions.generation.Outcome;
import com.adaptiveads.functions.generation.Wish;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.status.Heartbeats;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a visitor's client polls: starts compositions when it is time, hands over those that are there, adapts the layout.
 * Compositions are marked as given last, after everything that could fail.
 */
public final class Analyzer {
    private static final long SECOND = 1000;

    private final Generations generations;
    private final Generator generator;
    private final Delivery delivery;
    private final Hotspots hotspots;
    private final Heartbeats heartbeats;
    private final Clock clock;

    public Analyzer(
            Generations generations,
            Generator generator,
            Delivery delivery,
            Hotspots hotspots,
            Heartbeats heartbeats,
            Clock clock) {
        this.generations = generations;
        this.generator = generator;
        this.delivery = delivery;
        this.hotspots = hotspots;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /**
     * The hour's budget being used up is a sentence among others while there is anything else to tell.
     *
     * @throws HttpProblem 429 when it is used up, nothing is handed over and nothing moves
     * @param since what was given already is given again from this time on, see {@link Delivery}
     * @param pictures whether compositions carry their previews
     */
    Analysis analyze(AnalyzeRequest request, OptionalLong since, boolean pictures) {
        Snapshot snapshot = generations.find(request.sessionId());
        SessionState state = snapshot.session().state();
        Outcome outcome = generator.fulfil(Wish.engaged(request.sessionId(), request.canvas()), snapshot);
        GenerationView generation = view(outcome.current());
        List<Placed> layout = layout(request, state);
        List<Map<String, Object>> compositions = snapshot.claimed().isPresent() // else there can be none
                ? delivery.next(request.sessionId(), since, pictures)
                : List.of();
        if (outcome instanceof Outcome.Refused refused && compositions.isEmpty() && layout.equals(request.layout())) {
            throw HttpProblem.budgetSpent(refused.reason(), Math.ceilDiv(refused.retryMs(), SECOND));
        }
        return new Analysis(
                compositions,
                new Reasoning()
                        .session(state)
                        .outcome(outcome)
                        .generation(generation)
                        .delivered(compositions.size())
                        .layout(request.layout(), layout)
                        .sentences(),
                generation,
                GenerationTrigger.freshMs(state.activeMs(), outcome.current().map(Claimed::generation)),
                layout);
    }

    /** How long jobs take is looked up only while one is under way. */
    private GenerationView view(Optional<Claimed> current) {
        boolean underWay =
                current.filter(claimed -> claimed.generation().inFlight()).isPresent();
        return GenerationView.of(current, underWay ? heartbeats.newest() : Optional.empty(), clock.millis());
    }

    private List<Placed> layout(AnalyzeRequest request, SessionState state) {
        return request.layout().isEmpty()
                ? List.of()
                : LayoutOptimizer.optimise(
                        request.layout(), request.canvas(), state.products(), hotspots.of(request.sessionId()));
    }
}
