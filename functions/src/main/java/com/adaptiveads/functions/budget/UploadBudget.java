package com.adaptiveads.functions.budget;

import com.adaptiveads.events.metric.Metric;
import com.adaptiveads.functions.http.HttpProblem;
import com.adaptiveads.functions.log.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Photos that the API takes in within an hour of the clock, UTC, whoever sends them: each is work for a GPU. The drop folder does not
 * count; who may write there is known to IAM.
 */
public final class UploadBudget {
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final HourlyBudget budget;
    private final Counter counter;
    private final Clock clock;
    private final Log log;

    /** Counts uploads by the hour. */
    @FunctionalInterface
    public interface Counter {
        /** @return false, and nothing is counted, when the hour has as many as {@code limit} already */
        boolean count(String hour, int limit);
    }

    public UploadBudget(HourlyBudget budget, Counter counter, Clock clock, Log log) {
        this.budget = budget;
        this.counter = counter;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Counts one upload. One that fails afterwards stays counted.
     *
     * @throws HttpProblem 429 {@code upload_budget_spent} when there is no room for it
     */
    public void spend() {
        long now = clock.millis();
        if (budget.limit().isPresent()
                && !counter.count(HourlyBudget.hour(now), budget.limit().getAsInt())) {
            log.metrics(Map.of(Metric.UPLOADS_REFUSED, 1));
            long retryMs = HourlyBudget.untilNextMs(now);
            throw HttpProblem.uploadBudgetSpent(
                    "This hour's uploads are used up; there is room for more in " + Math.ceilDiv(retryMs, MINUTE_MS)
                            + " min.",
                    Math.ceilDiv(retryMs, 1000L));
        }
    }
}
