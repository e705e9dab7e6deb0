package com.adaptiveads.functions.analyze;

import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Placed;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.generation.GenerationView;
import com.adaptiveads.functions.generation.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences what an analysis saw and did. */
final class Reasoning {
    private final List<String> sentences = new ArrayList<>();

    Reasoning session(SessionState state) {
        sentences.add("This visit: " + thousands(Math.round(state.activeMs() / 1000.0)) + " s active, "
                + counted(state.clicks(), "click") + ", " + counted(state.hovers(), "hover") + ".");
        return this;
    }

    Reasoning outcome(Outcome outcome) {
        sentences.add(outcome.reason());
        if (outcome instanceof Outcome.Started started) {
            sentences.add(placement(started.claim().job().hotspot()));
        }
        return this;
    }

    Reasoning generation(GenerationView generation) {
        generation.failure().ifPresent(why -> sentences.add("The last compositions failed: " + why));
        return this;
    }

    Reasoning delivered(int compositions) {
        if (compositions > 0) {
            sentences.add(
                    compositions == 1 ? "1 composition is here." : thousands(compositions) + " compositions are here.");
        }
        return this;
    }

    Reasoning layout(List<Placed> before, List<Placed> after) {
        long moved = after.stream().filter(item -> !before.contains(item)).count();
        if (moved > 0) {
            sentences.add((moved == 1 ? "1 item moves" : moved + " items move") + " towards where you look.");
        }
        return this;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    private static String placement(Hotspot hotspot) {
        return hotspot.confidence() > 0
                ? "The product goes where you look most: %.0f %% from the left, %.0f %% from the top (confidence %.2f)."
                        .formatted(100 * hotspot.u(), 100 * hotspot.v(), hotspot.confidence())
                : "Where you look is not clear yet, so the product goes to the centre.";
    }

    private static String counted(long number, String what) {
        return thousands(number) + " " + what + (number == 1 ? "" : "s");
    }

    /** 12 340; by hand, as a formatter would load a locale's data at a cold start. */
    private static String thousands(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ' ');
        }
        return text.toString();
    }
}
